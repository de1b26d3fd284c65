using System.ComponentModel;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Shops;
using HotDash.Application.Members;
using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Projections.Members;

namespace HotDash.Api.GraphQL;

public sealed partial class Mutation
{
    [Description("Has a person or an agent belong to the shop.")]
    [Allow(Role.Admin)]
    public static Task<MemberPayload> InviteMember(
        InviteMemberInput input,
        RequestContext request,
        CancellationToken cancel
    ) =>
        Send(
            new InviteMember(input.ToDomain())
            {
                Shop = request.Shop,
                By = request.Caller,
                IdempotencyKey = input.IdempotencyKey,
            },
            request,
            cancel
        );

    [Description("Gives a member these roles, and no others. It takes hold within two seconds.")]
    [Allow(Role.Admin)]
    public static Task<MemberPayload> ChangeMemberRoles(
        ChangeMemberRolesInput input,
        RequestContext request,
        CancellationToken cancel
    ) =>
        Send(
            new ChangeMemberRoles(input.Id.KeyOf(MemberNode.Type), [.. input.Roles])
            {
                Shop = request.Shop,
                By = request.Caller,
                IdempotencyKey = input.IdempotencyKey,
            },
            request,
            cancel
        );

    [Description(
        "Has a member belong to the shop no more, and with a person its agents. It takes hold within two seconds."
    )]
    [Allow(Role.Admin)]
    public static Task<MemberPayload> RemoveMember(
        RemoveMemberInput input,
        RequestContext request,
        CancellationToken cancel
    ) =>
        Send(
            new RemoveMember(input.Id.KeyOf(MemberNode.Type))
            {
                Shop = request.Shop,
                By = request.Caller,
                IdempotencyKey = input.IdempotencyKey,
            },
            request,
            cancel
        );

    private static async Task<MemberPayload> Send(Command wish, RequestContext request, CancellationToken cancel)
    {
        var result = await Wishes.Invoke(wish, request, cancel);
        var member = result.Id.Length > 0 ? Domain.Shops.Member.ActorIdOf(result.Id) : "";
        var found = await request.Services.GetRequiredService<MemberList>().Load(request.Shop, [member], cancel);
        return new(
            found is [var one] ? new(one, Reader.Of(request)) : null,
            UserErrors.Of(result.Refusals, request),
            result.Replayed
        );
    }
}
