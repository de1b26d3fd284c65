using NodaTime;

namespace HotDash.Domain.Approvals;

/// <summary>Which way it was decided.</summary>
public enum DecisionKind
{
    /// <summary>With the last approval needed.</summary>
    Approved,

    /// <summary>By one reviewer.</summary>
    Rejected,
}

/// <summary>Somebody was faster.</summary>
/// <param name="By">Who decided.</param>
/// <param name="Decision">What.</param>
/// <param name="At">When.</param>
public sealed record AlreadyDecided(By By, DecisionKind Decision, Instant At)
    : Refusal(
        ErrorCode.AlreadyDecided,
        $"This approval was already {(Decision == DecisionKind.Approved ? "approved" : "rejected")}.",
        "Look at the present state."
    );

/// <summary>The content was changed since it was looked at.</summary>
/// <param name="Expected">The revision that the caller saw.</param>
/// <param name="Actual">The present one.</param>
public sealed record VersionConflict(int Expected, int Actual)
    : Refusal(
        ErrorCode.VersionConflict,
        $"Revision {Expected} was expected, but {Actual} is the present one.",
        "Look at the present revision, then decide again.",
        ["expectedRevision"]
    );

/// <summary>Another reviewer keeps it to himself for the moment.</summary>
/// <param name="By">Who claimed it.</param>
/// <param name="Until">Until when, exclusive.</param>
public sealed record ClaimedByOther(By By, Instant Until)
    : Refusal(
        ErrorCode.ClaimedByOther,
        "Another reviewer has claimed this approval.",
        "Wait until the claim ends, or have a manager take it over."
    );

/// <summary>R5: another approval for the same target is open.</summary>
/// <param name="ApprovalId">The first one's id.</param>
public sealed record DuplicateOpen(string ApprovalId)
    : Refusal(
        ErrorCode.DuplicateOpen,
        "Another approval for the same target is open.",
        "Decide or withdraw the first one before.",
        ["actions"]
    );

/// <summary>Nobody heard how the call under way ended, and the far side can tell a repeat: the dispatcher makes it again under its key.</summary>
public sealed record CallToRepeat()
    : Refusal(ErrorCode.OutcomeUnknown, "Nobody heard how the call ended.", "It is made again under its key.");

/// <summary>The undo window is still open: the dispatcher comes back when it has closed.</summary>
/// <param name="Until">When it closes.</param>
public sealed record UndoWindowOpen(Instant Until)
    : Refusal(
        ErrorCode.InvalidState,
        "It can still be undone; nothing is carried out before that.",
        "Wait until the undo window has closed."
    );
