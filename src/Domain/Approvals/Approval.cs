using System.Collections.Immutable;
using NodaTime;

namespace HotDash.Domain.Approvals;

/// <summary>
/// One request for a decision, as its facts have made it. Immutable: <see cref="Evolve"/> answers the next state, decisions
/// answer facts or a refusal and change nothing.
/// </summary>
public sealed partial record Approval
{
    /// <summary>The stream's key, <c>approval-</c> and a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>The number of facts so far, 1 or more.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Counts the content: raised by submission and by every edit, by nothing else. 0 for a fresh draft.</summary>
    public int Revision { get; init; }

    /// <summary>Where it stands.</summary>
    public ApprovalState State { get; init; }

    /// <summary>What is asked.</summary>
    public required ApprovalContent Content { get; init; }

    /// <summary>The payload digest of the content.</summary>
    public required string Digest { get; init; }

    /// <summary>The highest risk of its actions, as of the last submission or edit.</summary>
    public RiskLevel RiskLevel { get; init; }

    /// <summary>What its actions move; null when no money moves.</summary>
    public Money? MonetaryValue { get; init; }

    /// <summary>Who drafted it.</summary>
    public required By DraftedBy { get; init; }

    /// <summary>When it was drafted.</summary>
    public Instant CreatedAt { get; init; }

    /// <summary>When it was submitted last; null for a draft that never was.</summary>
    public Instant? SubmittedAt { get; init; }

    /// <summary>R15: when two thirds of the SLA are gone.</summary>
    public Instant? WarnAt { get; init; }

    /// <summary>R15: when the SLA is breached.</summary>
    public Instant? SlaDueAt { get; init; }

    /// <summary>R16: from when on nothing can approve it.</summary>
    public Instant? ExpiresAt { get; init; }

    /// <summary>R15: raised by timers.</summary>
    public Urgency Urgency { get; init; }

    /// <summary>R17: the rungs of this submission's ladder that are still to come, soonest first.</summary>
    public ImmutableArray<EscalationDue> Escalations { get; init; } = [];

    /// <summary>R17: whom it was escalated to since submission, in order.</summary>
    public ImmutableArray<string> EscalatedTo { get; init; } = [];

    /// <summary>R11: who keeps it; may have run out already when its timer has not fired yet.</summary>
    public Claim? Claim { get; init; }

    /// <summary>R10: the approvals of the present revision that count.</summary>
    public ImmutableArray<GivenApproval> ApprovalsGiven { get; init; } = [];

    /// <summary>R6: the latest check, of whichever revision.</summary>
    public Validation? Validation { get; init; }

    /// <summary>How it was decided; null while it is not, and again after an undo.</summary>
    public DecisionRecord? Decision { get; init; }

    /// <summary>R13: who sent it back to its drafter; null unless it waits for resubmission.</summary>
    public By? ChangesRequestedBy { get; init; }

    /// <summary>R21: who took the last decision back; null once it was decided or submitted anew.</summary>
    public By? UndoneBy { get; init; }

    /// <summary>R26: whether a person has ever sent it back or undone it: from then on it is persons who decide.</summary>
    public bool WasSentBack { get; init; }

    /// <summary>R7: who made the last edit that changed an argument; null when none did.</summary>
    public By? ArgumentsChangedBy { get; init; }

    /// <summary>The conversation's newest message when it was submitted; null when unknown.</summary>
    public string? LastMessageAtSubmission { get; init; }

    /// <summary>R19: what was known of its conversation when it was last submitted or edited; null when nothing was.</summary>
    public ConversationFacts? Conversation { get; init; }

    /// <summary>R8: every edit, oldest first.</summary>
    public ImmutableArray<ContentEdited> Edits { get; init; } = [];

    /// <summary>R23: the latest receipt of every action that was called, in order of the first call.</summary>
    public ImmutableArray<Receipt> Receipts { get; init; } = [];

    /// <summary>R23: the call under way, or cut off by a crash.</summary>
    public ActionInFlight? InFlight { get; init; }

    /// <summary>R22: whether the dispatcher's checks were passed for the present decision, retry or rollback.</summary>
    public bool Dispatched { get; init; }

    /// <summary>When all its actions were done; stays through a rollback.</summary>
    public Instant? AppliedAt { get; init; }

    /// <summary>R25: what it really brought.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>R25: what it teaches.</summary>
    public ImmutableArray<PersonalText> Lessons { get; init; } = [];

    /// <summary>When the last fact happened.</summary>
    public Instant LastAt { get; init; }

    /// <summary>The highest number of an action so far; none is given twice.</summary>
    public int LastActionNumber { get; init; }

    /// <summary>R18: the earliest instant at which something falls due; null when nothing does by itself.</summary>
    public Instant? NextDueAt =>
        State != ApprovalState.PendingReview ? null : Timers().Select(t => (Instant?)t.DueAt).Min();

    /// <summary>R5: the targets that it keeps others from in its present state.</summary>
    public ImmutableArray<OpenTarget> OpenTargets =>
        HoldsTargets ? [.. Content.Actions.Where(a => Tools.Find(a.Tool)!.OneOpen).Select(TargetOf).Distinct()] : [];

    // What was freed on APPLIED is not taken anew by a rollback.
    private bool HoldsTargets =>
        AppliedAt is null
        && State
            is ApprovalState.PendingReview
                or ApprovalState.Approved
                or ApprovalState.Applying
                or ApprovalState.ApplyFailed
                or ApprovalState.RollingBack
                or ApprovalState.RollbackFailed;

    private static OpenTarget TargetOf(ProposedAction action) =>
        new(action.Tool, Tools.Find(action.Tool)!.TargetOf(action));
}
