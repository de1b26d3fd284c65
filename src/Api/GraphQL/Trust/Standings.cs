using HotDash.Api.GraphQL.Engine;
using HotDash.Domain;
using HotDash.Projections.Policies;
using HotDash.Projections.Trust;
using NodaTime;

namespace HotDash.Api.GraphQL.Trust;

/// <summary>Agents and reviewers as the fields show them.</summary>
internal static class Standings
{
    public static readonly Role[] ReadAgents = [Role.Operator, Role.Manager, Role.Admin, Role.Auditor];
    public static readonly Role[] ReadReviewers = [Role.Manager, Role.Admin];

    public static async Task<IEnumerable<AgentRecordNode>> Agents(RequestContext request, CancellationToken cancel)
    {
        var services = request.Services;
        var policy = await services.GetRequiredService<PolicyList>().Recent(request.Shop, cancel);
        var now = services.GetRequiredService<IClock>().GetCurrentInstant();
        var all = await services.GetRequiredService<AgentRecords>().All(request.Shop, cancel);
        return all.Select(x => new AgentRecordNode(x, policy, now));
    }

    public static async Task<IEnumerable<ReviewerRecordNode>> Reviewers(
        RequestContext request,
        CancellationToken cancel
    )
    {
        var all = await request.Services.GetRequiredService<AgentRecords>().Reviewers(request.Shop, cancel);
        return all.Select(x => new ReviewerRecordNode(x));
    }
}
