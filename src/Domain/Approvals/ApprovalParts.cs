using System.Collections.Immutable;
using NodaTime;

namespace HotDash.Domain.Approvals;

/// <summary>R11: a reviewer keeps an approval to himself.</summary>
/// <param name="By">Who.</param>
/// <param name="Until">Until when, exclusive.</param>
public sealed record Claim(By By, Instant Until);

/// <summary>An approval that one reviewer gave and that still counts.</summary>
/// <param name="By">Who, in which role.</param>
/// <param name="At">When.</param>
/// <param name="Grades">How it was graded.</param>
public sealed record GivenApproval(By By, Instant At, Grades? Grades);

/// <summary>R6: a check of one revision.</summary>
/// <param name="Revision">The revision checked; another one's validation counts for nothing.</param>
/// <param name="Digest">Its payload digest.</param>
/// <param name="At">When.</param>
/// <param name="By">Who had it checked.</param>
/// <param name="Failures">What keeps it from being approved; none when it passes.</param>
/// <param name="Warnings">Sentences that keep it from nothing.</param>
/// <param name="DryRuns">One an action.</param>
public sealed record Validation(
    int Revision,
    string Digest,
    Instant At,
    By By,
    ImmutableArray<ErrorCode> Failures,
    ImmutableArray<string> Warnings,
    ImmutableArray<DryRun> DryRuns
)
{
    /// <summary>Whether nothing keeps it from being approved.</summary>
    public bool Passes => Failures.IsEmpty;
}

/// <summary>How it was decided.</summary>
/// <param name="DecisionId">Names the decision, or the retry or rollback that followed it, to the dispatcher; null for a rejection.</param>
/// <param name="By">Who decided (the last approver).</param>
/// <param name="Kind">Which way.</param>
/// <param name="At">When.</param>
/// <param name="Revision">What was decided on.</param>
/// <param name="Digest">Its payload digest.</param>
/// <param name="UndoUntil">R21: until when (exclusive) it can be undone; null for a rejection.</param>
/// <param name="Policy">The facts of policy that it obeyed.</param>
public sealed record DecisionRecord(
    string? DecisionId,
    By By,
    DecisionKind Kind,
    Instant At,
    int Revision,
    string Digest,
    Instant? UndoUntil,
    PolicyFacts Policy
);

/// <summary>R23: a call to the outside that was started and not settled yet.</summary>
/// <param name="ActionId">The action.</param>
/// <param name="Phase">Applied or rolled back.</param>
/// <param name="AttemptId">Who made the call.</param>
/// <param name="IdempotencyKey">What the far side can tell a repeat by.</param>
/// <param name="StartedAt">When it began.</param>
public sealed record ActionInFlight(
    string ActionId,
    EffectPhase Phase,
    string AttemptId,
    string IdempotencyKey,
    Instant StartedAt
);

/// <summary>R5: what an open approval keeps others from.</summary>
/// <param name="Tool">One of the tools that allow one open approval a target.</param>
/// <param name="Target">What it acts on.</param>
public sealed record OpenTarget(string Tool, string Target);

/// <summary>R8: an edit as it was made.</summary>
/// <param name="Revision">The revision that it made.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Fields">What it changed.</param>
public sealed record ContentEdited(int Revision, Instant At, By By, ImmutableArray<FieldEdit> Fields);

/// <summary>R25: what it really brought.</summary>
/// <param name="At">When it was recorded.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="MeasuredEffect">In words and figures.</param>
/// <param name="Links">Where to see it.</param>
public sealed record Outcome(Instant At, By By, PersonalText MeasuredEffect, ImmutableArray<string> Links);
