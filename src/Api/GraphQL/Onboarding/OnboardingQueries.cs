using System.ComponentModel;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Onboarding;
using HotDash.Domain;

namespace HotDash.Api.GraphQL;

public sealed partial class Query
{
    [Description("Your own first days, step by step; null only together with an error.")]
    [Allow(Role.Viewer, Role.Operator, Role.Manager, Role.Admin, Role.Auditor)]
    public static async Task<OnboardingNode?> Onboarding(RequestContext request, CancellationToken cancel) =>
        await OnboardingNode.Of(request, cancel);
}
