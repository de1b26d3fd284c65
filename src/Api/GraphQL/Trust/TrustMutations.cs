using System.ComponentModel;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Policies;
using HotDash.Api.GraphQL.Trust;
using HotDash.Application.Approvals;
using HotDash.Application.Trust;
using HotDash.Domain;

namespace HotDash.Api.GraphQL;

public sealed partial class Mutation
{
    [Description(
        "Submits an item that nobody should approve, under an agent's name. It looks like the rest, is never carried out, and its history names it once it is decided."
    )]
    [Allow(Role.Manager, Role.Admin)]
    public static Task<ApprovalPayload> PlantCheckItem(
        PlantCheckItemInput input,
        RequestContext request,
        CancellationToken cancel
    ) =>
        Wishes.Send(
            new PlantCheckItem(input.Agent, input.Draft.ToDomain())
            {
                Shop = request.Shop,
                By = request.Caller,
                IdempotencyKey = input.IdempotencyKey,
            },
            null,
            request,
            cancel
        );

    [Description(
        "Has nothing more of an agent approved without a person, at once and on every node; what was and has not left yet is stopped. The agent earns its trust anew from here."
    )]
    [Allow(Role.Admin)]
    public static async Task<ApprovalPolicyPayload> RevokeTrust(
        RevokeTrustInput input,
        RequestContext request,
        CancellationToken cancel
    )
    {
        var result = await Wishes.Invoke(
            new RevokeTrust(input.Agent, input.Reason)
            {
                Shop = request.Shop,
                By = request.Caller,
                IdempotencyKey = input.IdempotencyKey,
            },
            request,
            cancel
        );
        var agents = await Standings.Agents(request, cancel);
        return new(
            (await PolicyVersions.All(request, cancel))[0],
            UserErrors.Of(result.Refusals, request),
            result.Replayed,
            agents.FirstOrDefault(x => x.Agent == input.Agent)
        );
    }
}
