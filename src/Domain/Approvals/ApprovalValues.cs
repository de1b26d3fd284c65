using System.Collections.Immutable;
using NodaTime;

namespace HotDash.Domain.Approvals;

/// <summary>Where an approval stands.</summary>
public enum ApprovalState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Before the reviewers.</summary>
    PendingReview,

    /// <summary>Approved; may be undone until the undo window closes.</summary>
    Approved,

    /// <summary>Its actions are being carried out.</summary>
    Applying,

    /// <summary>All actions are done.</summary>
    Applied,

    /// <summary>It stopped before all was done.</summary>
    ApplyFailed,

    /// <summary>Its rollback actions are being carried out.</summary>
    RollingBack,

    /// <summary>What was done is taken back.</summary>
    RolledBack,

    /// <summary>The rollback stopped before all was taken back.</summary>
    RollbackFailed,

    /// <summary>Refused by a reviewer.</summary>
    Rejected,

    /// <summary>Ran out of time.</summary>
    Expired,

    /// <summary>Taken back by its drafter.</summary>
    Withdrawn,
}

/// <summary>How much harm it could do; an approval's is its highest action's.</summary>
public enum RiskLevel
{
    /// <summary>Easily taken back, nobody outside sees it.</summary>
    Low,

    /// <summary>A customer or the stock is touched.</summary>
    Medium,

    /// <summary>Money moves, or it cannot be taken back: two approvers, one a manager.</summary>
    High,
}

/// <summary>How near the SLA is.</summary>
public enum Urgency
{
    /// <summary>Time enough.</summary>
    Normal,

    /// <summary>Two thirds of the SLA are gone.</summary>
    Warning,

    /// <summary>The SLA is breached.</summary>
    Critical,
}

/// <summary>Why it was rejected.</summary>
public enum RejectReason
{
    /// <summary>Wrong in fact.</summary>
    Incorrect,

    /// <summary>Wrong in tone.</summary>
    Tone,

    /// <summary>Against the shop's policy.</summary>
    Policy,

    /// <summary>Already asked for.</summary>
    Duplicate,

    /// <summary>Not needed (any more).</summary>
    NotNeeded,

    /// <summary>Could do too much harm.</summary>
    TooRisky,

    /// <summary>See the reason.</summary>
    Other,
}

/// <summary>What is graded.</summary>
public enum GradeDimension
{
    /// <summary>How it says it.</summary>
    Tone,

    /// <summary>Whether it is right.</summary>
    Accuracy,

    /// <summary>Whether it keeps to policy.</summary>
    Policy,
}

/// <summary>R9: 1 (rewritten) to 5 (perfect), no default; null where not graded.</summary>
/// <param name="Tone">1..5.</param>
/// <param name="Accuracy">1..5.</param>
/// <param name="Policy">1..5.</param>
public sealed record Grades(int? Tone, int? Accuracy, int? Policy);

/// <summary>Apply or roll back.</summary>
public enum EffectPhase
{
    /// <summary>The actions.</summary>
    Apply,

    /// <summary>The rollback actions.</summary>
    RollBack,
}

/// <summary>How a call to the outside ended.</summary>
public enum EffectOutcome
{
    /// <summary>Done, once.</summary>
    Done,

    /// <summary>Provably not done.</summary>
    Failed,

    /// <summary>Nobody can tell; a person must look. Never repeated by itself.</summary>
    Unknown,
}

/// <summary>R23: what is kept of a call.</summary>
/// <param name="ActionId">The action.</param>
/// <param name="Tool">Its tool.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="ExternalId">The far side's own id for it.</param>
/// <param name="Warnings">What the far side warned of.</param>
/// <param name="StartedAt">When the call began.</param>
/// <param name="FinishedAt">When its outcome was known.</param>
public sealed record Receipt(
    string ActionId,
    string Tool,
    EffectOutcome Outcome,
    string? ExternalId,
    ImmutableArray<string> Warnings,
    Instant StartedAt,
    Instant FinishedAt
);

/// <summary>How a dry run ended.</summary>
public enum DryRunStatus
{
    /// <summary>The tool has none, or it was not asked.</summary>
    NotRun,

    /// <summary>It would work.</summary>
    Ok,

    /// <summary>It would work, but look.</summary>
    Warning,

    /// <summary>It would not work.</summary>
    Failed,
}

/// <summary>What the far side says of an action before it is decided, bound to the content's digest.</summary>
/// <param name="Digest">The content it was run on; another content's dry run counts as not run.</param>
/// <param name="ActionId">The action.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Message">In words.</param>
public sealed record DryRun(string Digest, string ActionId, DryRunStatus Status, string? Message);

/// <summary>R8: one field that an edit changed; personal fields carry texts, the others JSON. Null: absent.</summary>
/// <param name="Path">Where, as <c>summary</c>, <c>evidence.whyNow</c>, <c>actions[a1].arguments.amount</c>.</param>
/// <param name="Before">The value before.</param>
/// <param name="After">The value after.</param>
/// <param name="TextBefore">The personal text before.</param>
/// <param name="TextAfter">The personal text after.</param>
/// <param name="Distance">Levenshtein distance in UTF-16 code units, for texts up to 4,000 of them; else null.</param>
public sealed record FieldEdit(
    string Path,
    Json? Before,
    Json? After,
    PersonalText? TextBefore,
    PersonalText? TextAfter,
    int? Distance
);

/// <summary>The facts of policy that a decision obeyed, stored with it: a later policy never changes what was decided.</summary>
/// <param name="PolicyVersion">0 is the default policy.</param>
/// <param name="ApprovalsNeeded">Distinct approvers, 1 or more.</param>
/// <param name="ManagerNeeded">Whether one of them must be a manager.</param>
/// <param name="GradesNeeded">The grades that an approval must carry.</param>
public sealed record PolicyFacts(
    int PolicyVersion,
    int ApprovalsNeeded,
    bool ManagerNeeded,
    ImmutableArray<GradeDimension> GradesNeeded
);

/// <summary>R17: a rung of the ladder and when it is due, worked out at submission.</summary>
/// <param name="Rung">0, 1, ...</param>
/// <param name="At">When it falls due.</param>
/// <param name="To">A role (<c>MANAGER</c>, <c>ADMIN</c>) or a recipient list.</param>
public sealed record EscalationDue(int Rung, Instant At, string To);
