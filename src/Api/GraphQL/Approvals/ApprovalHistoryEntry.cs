using System.ComponentModel;
using System.Text.RegularExpressions;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Projections.Approvals;
using NodaTime;

namespace HotDash.Api.GraphQL.Approvals;

/// <summary>What happened: the event's name without its version.</summary>
[Description("What happened to an approval: the event's name without its version.")]
public enum ApprovalHappening
{
    [Description("A draft was made.")]
    Drafted,

    [Description("It went before the reviewers.")]
    Submitted,

    [Description("Its content was changed; approvals given before are void.")]
    Edited,

    [Description("It was checked.")]
    Validated,

    [Description("A reviewer keeps it to himself.")]
    Claimed,

    [Description("The claim was given back, taken over, or ran out.")]
    Released,

    [Description("One of several approvals was given; more are needed.")]
    Given,

    [Description("It was approved: the last approval that was needed.")]
    Approved,

    [Description("A reviewer rejected it.")]
    Rejected,

    [Description("A reviewer sent it back to its drafter.")]
    ChangesRequested,

    [Description("It was taken back by its drafter.")]
    Withdrawn,

    [Description("It ran out of time.")]
    Expired,

    [Description("It was given more time.")]
    ExpiryExtended,

    [Description("The decision was taken back within the undo window.")]
    Undone,

    [Description("Its SLA came nearer, or was breached.")]
    UrgencyRaised,

    [Description("It went up the ladder, by a person or by time.")]
    Escalated,

    [Description("Its undo window closed, and its actions began.")]
    Dispatched,

    [Description("A call to the outside began.")]
    ActionStarted,

    [Description("How a call to the outside ended became known.")]
    ActionSettled,

    [Description("All actions are done.")]
    Applied,

    [Description("It stopped before all was done.")]
    ApplyFailed,

    [Description("What was not done is tried again.")]
    Retried,

    [Description("Its rollback actions began.")]
    RollbackStarted,

    [Description("What was done is taken back.")]
    RolledBack,

    [Description("The rollback stopped before all was taken back.")]
    RollbackFailed,

    [Description("What it really brought was recorded.")]
    OutcomeRecorded,

    [Description("What it teaches the agent was recorded.")]
    LessonRecorded,

    [Description("It was a check item, and it is over; nothing of it was carried out.")]
    CheckItemEnded,
}

[Name("PolicyFacts")]
[Description("The facts of policy that a decision obeyed.")]
public sealed class PolicyFactsNode(PolicyFacts policy)
{
    [Description("0 is the default policy.")]
    public int PolicyVersion => policy.PolicyVersion;

    [Description("Distinct approvers.")]
    public int ApprovalsNeeded => policy.ApprovalsNeeded;

    [Description("Whether one of them must be a manager.")]
    public bool ManagerNeeded => policy.ManagerNeeded;

    [Description("The grades that an approval must carry.")]
    public IEnumerable<GradeDimension> GradesNeeded => policy.GradesNeeded;
}

/// <summary>One row of the audit trail as one caller may see it.</summary>
[Name("ApprovalHistoryEntry")]
[Description("One event of one approval, kept for ever.")]
[Implements(typeof(INode))]
[ListedAs("ApprovalHistory")]
public sealed partial class ApprovalHistoryEntry(ApprovalTrailEntry row, string cursor, Reader reader) : INode
{
    internal long Position => row.Position;

    [Description("Its id.")]
    public GlobalId Id => new("ApprovalHistoryEntry", row.EventId.ToString());

    [Description("Its place among all facts: `after` of a subscription resumes behind it.")]
    public string Cursor => cursor;

    [Description("The approval that it happened to.")]
    public GlobalId ApprovalId => new("Approval", row.ApprovalId);

    [Description("Its place among the approval's events, from 1, without gaps.")]
    public int Version => row.Version;

    [Description("What happened.")]
    public ApprovalHappening Action => Happening(row.Type);

    [Description("The event's name with its version, as it is stored.")]
    public string Type => row.Type;

    [Description("When.")]
    public Instant At => row.Fact.At;

    [Description("Who.")]
    public ActorNode By => new(row.Fact.By);

    [Description("Why, in the words of who did it; null where none were given.")]
    public string? Reason => reader.ReadOrNull(row.Reason);

    [Description("Where the approval stood after it.")]
    public ApprovalState State => row.State;

    [Description("The content's revision after it.")]
    public int Revision => row.Revision;

    [Description("The payload's digest after it.")]
    [Digest]
    public string PayloadDigest => row.Digest;

    [Description("What belongs together carries the same; null where it stands alone.")]
    public string? CorrelationId => row.CorrelationId;

    [Description("What brought it about; null where nothing but a person did.")]
    public string? CausationId => row.CausationId;

    [Description("The fields that an edit changed, before and after.")]
    public IEnumerable<FieldEditNode> Edits =>
        row.Fact is ApprovalEdited e
            ? e.Edits.Select(edit => new FieldEditNode(new(e.Revision, e.At, e.By, e.Edits), edit, reader))
            : [];

    [Description("How a call to the outside ended; null where it is about none.")]
    public ReceiptNode? Receipt => row.Fact is ActionSettled e ? new(e.Receipt) : null;

    [Description("The grades that came with it; null where none did.")]
    public GradesNode? Grades =>
        row.Fact switch
        {
            ApprovalGiven { Grades: { } grades } e => new(e.By, grades),
            ApprovalRejected { Grades: { } grades } e => new(e.By, grades),
            _ => null,
        };

    [Description("The facts of policy that it obeyed; null where it was no decision.")]
    public PolicyFactsNode? Policy =>
        row.Fact switch
        {
            ApprovalSubmitted e => new(e.Policy),
            ApprovalGiven e => new(e.Policy),
            ApprovalApproved e => new(e.Policy),
            ApprovalRejected e => new(e.Policy),
            ApprovalEdited { Policy: { } policy } => new(policy),
            _ => null,
        };

    [Description("The check item that it was; null before it is over, and for all others.")]
    public CheckItemNode? CheckItem => row.Fact is CheckItemEnded e ? new(e) : null;

    [Description("What it rested on where the policy approved it, without a person; null for all others.")]
    public TrustFactsNode? Trust => row.Fact is ApprovalApproved { Trust: { } trust } ? new(trust) : null;

    [Description("The checks that failed.")]
    public IEnumerable<ErrorCode> Failures =>
        row.Fact switch
        {
            ApprovalValidated e => e.Failures,
            ApprovalApplyFailed e => [e.Code],
            ApprovalRollbackFailed e => [e.Code],
            _ => [],
        };

    internal static ApprovalHappening Happening(string type) =>
        Enum.Parse<ApprovalHappening>(Noise().Replace(type, "").Replace("_", "", StringComparison.Ordinal), true);

    [GeneratedRegex(@"^approval_|\.v\d+$")]
    private static partial Regex Noise();
}
