using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Api.Live;
using HotDash.Domain;

namespace HotDash.Api.GraphQL.Approvals;

[Description("The present state, or what changed since.")]
public enum ChangeKind
{
    [Description("A part of the present state.")]
    Snapshot,

    [Description("What changed.")]
    Changed,
}

[Name("ApprovalQueueChange")]
[Description("What a watcher of the queue is told.")]
public sealed record ApprovalQueueChange(
    [property: Description("Resumes behind this message; a part of a snapshot cannot be resumed.")] string Cursor,
    [property: Description("Snapshot or change.")] ChangeKind Kind,
    [property: Description("False for all parts of a snapshot but its last.")] bool Complete,
    [property: Description("Approvals that are in the list now, as they stand."), ListSize(100)]
        IReadOnlyList<ApprovalNode> Upserted,
    [property: Description("Approvals that are not in the list (any more).")] IReadOnlyList<GlobalId> RemovedIds
) : ILiveChange
{
    [Description("How the whole queue stands.")]
    [Allow(Role.Viewer, Role.Operator, Role.Manager, Role.Admin, Role.Auditor)]
    public static Task<QueueSummaryNode> Queue(RequestContext request, CancellationToken cancel) =>
        QueueSummaryNode.Of(request, cancel);
}

[Name("ApprovalChange")]
[Description("What a watcher of one approval is told.")]
public sealed record ApprovalChange(
    [property: Description("Resumes behind this message.")] string Cursor,
    [property: Description("Snapshot or change.")] ChangeKind Kind,
    [property: Description("Always true: one approval is one message.")] bool Complete,
    [property: Description("The approval as it stands.")] ApprovalNode Approval
) : ILiveChange;

[Name("ApprovalHistoryChange")]
[Description("What a watcher of the audit trail is told.")]
public sealed record ApprovalHistoryChange(
    [property: Description("Resumes behind this message.")] string Cursor,
    [property: Description("One empty snapshot at the beginning, then changes.")] ChangeKind Kind,
    [property: Description("Always true.")] bool Complete,
    [property: Description("Nothing in the snapshot, one entry in a change."), ListSize(1)]
        IReadOnlyList<ApprovalHistoryEntry> Appended
) : ILiveChange;
