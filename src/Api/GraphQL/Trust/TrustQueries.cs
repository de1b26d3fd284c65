using System.ComponentModel;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Trust;
using HotDash.Domain;

namespace HotDash.Api.GraphQL;

public sealed partial class Query
{
    [Description("What the work of each agent of the shop was worth, by id; null only together with an error.")]
    [Allow(Role.Operator, Role.Manager, Role.Admin, Role.Auditor)]
    public static async Task<IEnumerable<AgentRecordNode>?> Agents(RequestContext request, CancellationToken cancel) =>
        await Standings.Agents(request, cancel);

    [Description("How each reviewer of the shop decides, by id; null only together with an error.")]
    [Allow(Role.Manager, Role.Admin)]
    public static async Task<IEnumerable<ReviewerRecordNode>?> Reviewers(
        RequestContext request,
        CancellationToken cancel
    ) => await Standings.Reviewers(request, cancel);
}
