using System.ComponentModel;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Preferences;
using HotDash.Api.GraphQL.Tiles;
using HotDash.Application.Pipeline;
using HotDash.Application.Tiles;
using HotDash.Domain;
using HotDash.Domain.Tiles;
using HotDash.Projections.Tiles;

namespace HotDash.Api.GraphQL;

public sealed partial class Mutation
{
    [Description("Records a tile's figures as they were read, or that they could not be read.")]
    [Allow(Role.Agent, Role.Operator, Role.Manager, Role.Admin)]
    public static Task<TilePayload> RecordTileSnapshot(
        RecordTileSnapshotInput input,
        RequestContext request,
        CancellationToken cancel
    )
    {
        var snapshot = input.ToDomain();
        return Send(
            snapshot.Key,
            new RecordTileSnapshot(snapshot)
            {
                Shop = request.Shop,
                By = request.Caller,
                IdempotencyKey = input.IdempotencyKey,
            },
            request,
            cancel
        );
    }

    [Description(
        "Decides on what a tile shows. What is to happen outside becomes an approval that another decides on."
    )]
    [Allow(Role.Operator, Role.Manager, Role.Admin)]
    public static Task<TilePayload> DecideTile(
        DecideTileInput input,
        RequestContext request,
        CancellationToken cancel
    ) =>
        Send(
            input.Tile,
            new DecideTile(input.ToDomain())
            {
                Shop = request.Shop,
                By = request.Caller,
                IdempotencyKey = input.IdempotencyKey,
            },
            request,
            cancel
        );

    private static async Task<TilePayload> Send(
        TileKey key,
        Command wish,
        RequestContext request,
        CancellationToken cancel
    )
    {
        var result = await Wishes.Invoke(wish, request, cancel);
        // An agent records what it may not read.
        var shown = OwnPreferences.Has(request) ? (await TilePages.Read([key], request, cancel)).Single() : null;
        var approval =
            wish is DecideTile && result.Accepted
                ? await request
                    .Services.GetRequiredService<TileDecisions>()
                    .ApprovalOf(request.Shop, result.Id, result.Version, cancel)
                : null;
        return new(
            shown,
            approval is null ? null : new(ApprovalPages.Type, approval),
            UserErrors.Of(result.Refusals, request),
            result.Replayed
        );
    }
}
