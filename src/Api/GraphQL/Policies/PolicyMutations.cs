using System.ComponentModel;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Policies;
using HotDash.Application.Policies;
using HotDash.Domain;

namespace HotDash.Api.GraphQL;

public sealed partial class Mutation
{
    [Description(
        "Sets what is named of the shop's policy for approvals. The next decision obeys it, on whichever node; what was decided stays decided."
    )]
    [Allow(Role.Admin)]
    public static async Task<ApprovalPolicyPayload> SetApprovalPolicy(
        SetApprovalPolicyInput input,
        RequestContext request,
        CancellationToken cancel
    )
    {
        var wish = new SetApprovalPolicy(input.ToDomain())
        {
            Shop = request.Shop,
            By = request.Caller,
            IdempotencyKey = input.IdempotencyKey,
        };
        var result = await Wishes.Invoke(wish, request, cancel);
        var all = await PolicyVersions.All(request, cancel);
        return new(all[0], UserErrors.Of(result.Refusals, request), result.Replayed);
    }
}
