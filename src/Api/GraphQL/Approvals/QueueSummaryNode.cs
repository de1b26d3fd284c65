using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Projections.Approvals;
using HotDash.Projections.Storage;
using NodaTime;

namespace HotDash.Api.GraphQL.Approvals;

[Name("KindCount")]
[Description("How many of one kind.")]
public sealed record KindCount(
    [property: Description("The kind.")] ApprovalKind Kind,
    [property: Description("How many.")] int Count
);

[Name("UrgencyCount")]
[Description("How many of one urgency.")]
public sealed record UrgencyCount(
    [property: Description("The urgency.")] Urgency Urgency,
    [property: Description("How many.")] int Count
);

/// <summary>How the shop's queue stands.</summary>
[Name("ApprovalQueueSummary")]
[Description("How the queue stands: what waits, how pressing, since when.")]
[Implements(typeof(INode))]
public sealed class QueueSummaryNode(ApprovalQueueSummary summary) : INode
{
    internal const string Type = "ApprovalQueueSummary";
    internal const string OnlyKey = "shop";

    [Description("The same for ever: there is one queue a shop.")]
    public GlobalId Id => new(Type, OnlyKey);

    [Description("How many wait for a decision.")]
    public int Pending => summary.Pending;

    [Description("How many of each kind, all kinds.")]
    public IEnumerable<KindCount> ByKind =>
        Enum.GetValues<ApprovalKind>().Select(kind => new KindCount(kind, summary.ByKind.GetValueOrDefault(kind)));

    [Description("How many of each urgency, all urgencies.")]
    public IEnumerable<UrgencyCount> ByUrgency =>
        Enum.GetValues<Urgency>()
            .Select(urgency => new UrgencyCount(urgency, summary.ByUrgency.GetValueOrDefault(urgency)));

    [Description("Since when the oldest waits; null when nothing waits.")]
    public Instant? OldestSubmittedAt => summary.OldestSubmittedAt;

    [Description("How many are beyond their SLA.")]
    public int Breached => summary.Breached;

    [Description("How many somebody keeps to himself.")]
    public int Claimed => summary.Claimed;

    [Description("Whether a manager holds the shop's effects.")]
    public bool EffectsHeld => summary.EffectsHeld;

    internal static async Task<QueueSummaryNode> Of(RequestContext request, CancellationToken cancel) =>
        new(
            await ApprovalQueueSummary.Of(
                request.Services.GetRequiredService<DatabasePools>(),
                request.Shop,
                request.Services.GetRequiredService<IClock>().GetCurrentInstant(),
                cancel
            )
        );
}

/// <summary>The queue's summary by its id, for whoever may ask for it without.</summary>
internal sealed class QueueSummaryLoader : INodeLoader
{
    public string Type => QueueSummaryNode.Type;

    public async Task<IReadOnlyDictionary<string, INode>> Load(
        IReadOnlyList<string> keys,
        RequestContext request,
        CancellationToken cancel
    ) =>
        keys.Contains(QueueSummaryNode.OnlyKey)
        && request.Caller.Has(Role.Viewer, Role.Operator, Role.Manager, Role.Admin, Role.Auditor)
            ? new Dictionary<string, INode> { [QueueSummaryNode.OnlyKey] = await QueueSummaryNode.Of(request, cancel) }
            : new Dictionary<string, INode>();
}
