using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Domain.Tiles;
using HotDash.Projections.Approvals;
using HotDash.Projections.Tiles;
using NodaTime;

namespace HotDash.Api.GraphQL.Tiles;

[Name("OpsMetrics")]
[Description(
    "Activation and time to resolve, of the last 7 days, from the trail of approvals. A shop sees itself alone."
)]
public sealed class OpsMetricsNode(OpsMetrics data)
{
    [Description("1 when anything happened to an approval, else 0.")]
    public int ActiveShops => data.ActiveShops;

    [Description("1 when an approval was carried out, else 0.")]
    public int ActivatedShops => data.ActivatedShops;

    [Description("Activated ones among active ones.")]
    public double ActivationPercent => data.ActivationPercent;

    [Description("How many approvals were decided.")]
    public int Sample => data.Sample;

    [Description("From submission to decision, the faster half; null without any.")]
    public double? MedianSeconds => data.MedianSeconds;

    [Description("From submission to decision, the fastest nine of ten; null without any.")]
    public double? P90Seconds => data.P90Seconds;
}

[Name("ApprovalsQueue")]
[Description("What waits for a decision.")]
public sealed class ApprovalsQueueNode(ApprovalQueueSummary summary)
{
    [Description("How full the queue is.")]
    public QueueLevel Level => QueueLevels.Of(summary.Pending);

    [Description("How the queue stands.")]
    public QueueSummaryNode Queue => new(summary);
}

[Name("CeoAgent")]
[Description("What agents did, from the trail of approvals.")]
public sealed class CeoAgentNode(AgentActions data)
{
    [Description("How often they acted since midnight UTC.")]
    public int ActionsToday => data.Today;

    [Description("How many approvals wait for a decision.")]
    public int PendingApprovals => data.Pending;

    [Description("The last act of the last 7 days; null without any.")]
    public AgentActionNode? LastAction => RecentActions.FirstOrDefault();

    [Description("The last 5 acts of the last 7 days, the newest first."), ListSize(5)]
    public IEnumerable<AgentActionNode> RecentActions => data.Recent.Select(x => new AgentActionNode(x));
}

[Name("AgentAction")]
[Description("What an agent did.")]
public sealed class AgentActionNode(AgentAction action)
{
    [Description("When.")]
    public Instant At => action.At;

    [Description("The agent.")]
    public string Agent => action.Agent;

    [Description("What happened, as the trail calls it.")]
    public string Event => action.Type;

    [Description("The approval.")]
    public GlobalId ApprovalId => new(ApprovalPages.Type, action.ApprovalId);
}
