using System.Collections.Immutable;
using HotDash.Domain.Trust;
using NodaTime;

namespace HotDash.Domain.Approvals;

/// <summary>A fact of an approval's life.</summary>
public interface IApprovalFact : IFact;

/// <summary>
/// A draft was made. Revision 0. <paramref name="PlantedBy"/>: it is a check item, which this manager planted under the drafter's name.
/// </summary>
public sealed record ApprovalDrafted(
    Instant At,
    By By,
    string ApprovalId,
    ApprovalContent Content,
    string Digest,
    RiskLevel RiskLevel,
    Money? MonetaryValue,
    By? PlantedBy = null
) : IApprovalFact;

/// <summary>It went before the reviewers; SLA and expiry run from here. Raises the revision.</summary>
public sealed record ApprovalSubmitted(
    Instant At,
    By By,
    int Revision,
    string Digest,
    RiskLevel RiskLevel,
    Money? MonetaryValue,
    Instant WarnAt,
    Instant SlaDueAt,
    Instant ExpiresAt,
    ImmutableArray<EscalationDue> Escalations,
    PolicyFacts Policy,
    ConversationFacts? Conversation
) : IApprovalFact;

/// <summary>The content was changed; approvals and validation of earlier revisions no longer count. Raises the revision.</summary>
public sealed record ApprovalEdited(
    Instant At,
    By By,
    int Revision,
    ApprovalContent Content,
    string Digest,
    RiskLevel RiskLevel,
    Money? MonetaryValue,
    ImmutableArray<FieldEdit> Edits,
    PolicyFacts? Policy,
    ConversationFacts? Conversation
) : IApprovalFact;

/// <summary>The present revision was checked; no failure means that it may be approved.</summary>
public sealed record ApprovalValidated(
    Instant At,
    By By,
    int Revision,
    string Digest,
    ImmutableArray<ErrorCode> Failures,
    ImmutableArray<string> Warnings,
    ImmutableArray<DryRun> DryRuns
) : IApprovalFact;

/// <summary>A reviewer keeps it to himself until <paramref name="Until"/> (exclusive); a take-over names whom it was taken from.</summary>
public sealed record ApprovalClaimed(Instant At, By By, Instant Until, string? TakenOverFrom, PersonalText? Reason)
    : IApprovalFact;

/// <summary>The claim ended: given back by its holder, or by time (then by the timer).</summary>
public sealed record ApprovalReleased(Instant At, By By) : IApprovalFact;

/// <summary>One reviewer approved this revision and digest.</summary>
public sealed record ApprovalGiven(Instant At, By By, int Revision, string Digest, Grades? Grades, PolicyFacts Policy)
    : IApprovalFact;

/// <summary>
/// The last approval needed was given. <paramref name="DecisionId"/> names this decision to the dispatcher; <paramref name="Trust"/>: the
/// policy gave it, without a person (R26).
/// </summary>
public sealed record ApprovalApproved(
    Instant At,
    By By,
    int Revision,
    string Digest,
    string DecisionId,
    Instant UndoUntil,
    ImmutableArray<string> Approvers,
    PolicyFacts Policy,
    TrustFacts? Trust = null
) : IApprovalFact;

/// <summary>One rejection decides.</summary>
public sealed record ApprovalRejected(
    Instant At,
    By By,
    int Revision,
    string Digest,
    RejectReason ReasonCode,
    PersonalText Reason,
    Grades? Grades,
    PolicyFacts Policy
) : IApprovalFact;

/// <summary>Sent back to its drafter; approvals are void.</summary>
public sealed record ApprovalChangesRequested(Instant At, By By, int Revision, PersonalText Note) : IApprovalFact;

/// <summary>Taken back by its drafter.</summary>
public sealed record ApprovalWithdrawn(Instant At, By By, PersonalText? Reason) : IApprovalFact;

/// <summary>Its time ran out undecided.</summary>
public sealed record ApprovalExpired(Instant At, By By, Instant ExpiresAt) : IApprovalFact;

/// <summary>A manager gave it more time.</summary>
public sealed record ApprovalExpiryExtended(Instant At, By By, Instant ExpiresAt, PersonalText Reason) : IApprovalFact;

/// <summary>The decision was taken back within the undo window; all approvals are void, the validation stays.</summary>
public sealed record ApprovalUndone(Instant At, By By, string DecisionId, PersonalText Reason) : IApprovalFact;

/// <summary>The SLA came near (WARNING) or was breached (CRITICAL).</summary>
public sealed record ApprovalUrgencyRaised(Instant At, By By, Urgency Urgency) : IApprovalFact;

/// <summary>It went up the ladder: by the timer (rung 0, 1, ...) or by a manager (rung -1, with a reason).</summary>
public sealed record ApprovalEscalated(Instant At, By By, int Rung, string To, PersonalText? Reason) : IApprovalFact;

/// <summary>The dispatcher took it: digest, roles, hold and context were checked again.</summary>
public sealed record ApprovalDispatched(Instant At, By By, string DecisionId, string Digest) : IApprovalFact;

/// <summary>
/// A call is about to be made. After this, a crash leaves it openly UNKNOWN; or it is made again under the same key, where the far side
/// can tell.
/// </summary>
public sealed record ActionStarted(
    Instant At,
    By By,
    string ActionId,
    EffectPhase Phase,
    string IdempotencyKey,
    string AttemptId
) : IApprovalFact;

/// <summary>How the call ended; by a person, with a reason, where an UNKNOWN outcome was settled.</summary>
public sealed record ActionSettled(Instant At, By By, EffectPhase Phase, Receipt Receipt, PersonalText? Reason)
    : IApprovalFact;

/// <summary>All actions are DONE.</summary>
public sealed record ApprovalApplied(Instant At, By By) : IApprovalFact;

/// <summary>It stopped before all was done; what was not done is not done.</summary>
public sealed record ApprovalApplyFailed(Instant At, By By, ErrorCode Code, string Message) : IApprovalFact;

/// <summary>A manager has the actions that are not DONE tried again (or the rollback's); <paramref name="DecisionId"/> names the new run.</summary>
public sealed record ApprovalRetried(Instant At, By By, EffectPhase Phase, string DecisionId, PersonalText Reason)
    : IApprovalFact;

/// <summary>A manager has the approved rollback actions carried out; <paramref name="DecisionId"/> names that run.</summary>
public sealed record ApprovalRollbackStarted(Instant At, By By, string DecisionId, PersonalText Reason) : IApprovalFact;

/// <summary>All rollback actions are DONE.</summary>
public sealed record ApprovalRolledBack(Instant At, By By) : IApprovalFact;

/// <summary>The rollback stopped before all was done.</summary>
public sealed record ApprovalRollbackFailed(Instant At, By By, ErrorCode Code, string Message) : IApprovalFact;

/// <summary>R25: what it really brought. The state stays.</summary>
public sealed record OutcomeRecorded(Instant At, By By, PersonalText MeasuredEffect, ImmutableArray<string> Links)
    : IApprovalFact;

/// <summary>R25: what edit and grade teach the agent. The state stays.</summary>
public sealed record LessonRecorded(Instant At, By By, PersonalText Lesson) : IApprovalFact;

/// <summary>A manager holds all effects of the shop.</summary>
public sealed record EffectsWereHeld(Instant At, By By, PersonalText Reason) : IFact;

/// <summary>The hold ended; what waited goes out through the dispatcher's checks.</summary>
public sealed record EffectsWereReleased(Instant At, By By) : IFact;
