using System.ComponentModel;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Onboarding;
using HotDash.Application.Onboarding;
using HotDash.Domain;
using HotDash.Domain.Onboarding;

namespace HotDash.Api.GraphQL;

public sealed partial class Mutation
{
    [Description("Goes on with a step of your first days, or with all of them.")]
    [Allow(Role.Viewer, Role.Operator, Role.Manager, Role.Admin, Role.Auditor)]
    public static async Task<OnboardingPayload> AdvanceOnboarding(
        AdvanceOnboardingInput input,
        RequestContext request,
        CancellationToken cancel
    )
    {
        var wish = new AdvanceOnboarding(input.Step, input.Move)
        {
            Shop = request.Shop,
            By = request.Caller,
            IdempotencyKey = input.IdempotencyKey,
        };
        var result = await Wishes.Invoke(wish, request, cancel);
        return new(
            result.State is PersonOnboarding own
                ? new(own, request.Caller.Actor.Id)
                : await OnboardingNode.Of(request, cancel),
            UserErrors.Of(result.Refusals, request),
            result.Replayed
        );
    }
}
