using System.ComponentModel;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Preferences;
using HotDash.Application.Pipeline;
using HotDash.Application.Preferences;
using HotDash.Domain;

namespace HotDash.Api.GraphQL;

public sealed partial class Mutation
{
    [Description("Puts tiles first on your dashboard. It is never refused as stale: the order of the wishes decides.")]
    [Allow(Role.Viewer, Role.Operator, Role.Manager, Role.Admin, Role.Auditor)]
    public static Task<DashboardPayload> ReorderTiles(
        ReorderTilesInput input,
        RequestContext request,
        CancellationToken cancel
    ) =>
        Arrange(
            new ReorderTiles([.. input.Tiles])
            {
                Shop = request.Shop,
                By = request.Caller,
                IdempotencyKey = input.IdempotencyKey,
            },
            request,
            cancel
        );

    [Description("Moves a tile of your dashboard before another, in the order of this moment.")]
    [Allow(Role.Viewer, Role.Operator, Role.Manager, Role.Admin, Role.Auditor)]
    public static Task<DashboardPayload> MoveTile(
        MoveTileInput input,
        RequestContext request,
        CancellationToken cancel
    ) =>
        Arrange(
            new MoveTile(input.Tile, input.Before)
            {
                Shop = request.Shop,
                By = request.Caller,
                IdempotencyKey = input.IdempotencyKey,
            },
            request,
            cancel
        );

    [Description("Shows a tile of your dashboard, or hides it.")]
    [Allow(Role.Viewer, Role.Operator, Role.Manager, Role.Admin, Role.Auditor)]
    public static Task<DashboardPayload> SetTileVisibility(
        SetTileVisibilityInput input,
        RequestContext request,
        CancellationToken cancel
    ) =>
        Arrange(
            new SetTileVisibility(input.Tile, input.Visible)
            {
                Shop = request.Shop,
                By = request.Caller,
                IdempotencyKey = input.IdempotencyKey,
            },
            request,
            cancel
        );

    private static async Task<DashboardPayload> Arrange(Command wish, RequestContext request, CancellationToken cancel)
    {
        var result = await Wishes.Invoke(wish, request, cancel);
        var own = await OwnPreferences.After(result, request, cancel);
        return new(
            new(own, OwnPreferences.PersonOf(request)),
            UserErrors.Of(result.Refusals, request),
            result.Replayed
        );
    }
}
