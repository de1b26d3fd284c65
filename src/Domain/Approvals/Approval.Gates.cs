using NodaTime;

namespace HotDash.Domain.Approvals;

/// <summary>R12's checks, each a sentence: what refuses, or null. Decisions chain them in R12's order.</summary>
public sealed partial record Approval
{
    private bool IsPending => State == ApprovalState.PendingReview;

    /// <summary>Its drafter, or the person that the drafter acts for.</summary>
    private bool IsOwn(Actor actor) => actor.Id == DraftedBy.Id || actor.Id == DraftedBy.OnBehalfOf;

    private Refusal? NotOwn(Caller caller) =>
        IsOwn(caller.Actor)
            ? null
            : new Refusal(
                ErrorCode.Forbidden,
                "Only its drafter, or whom the drafter acts for, may do this.",
                "Ask one of them, or have a reviewer request changes."
            );

    private AlreadyDecided? Decided() =>
        Decision is { } d && !IsPending ? new AlreadyDecided(d.By, d.Kind, d.At) : null;

    /// <summary>After <see cref="ExpiresAt"/> nothing can approve it, even if the timer has not fired yet (R16).</summary>
    private Refusal? OutOfTime(Instant now) =>
        State == ApprovalState.Expired || (IsPending && now >= ExpiresAt)
            ? new Refusal(
                ErrorCode.Expired,
                "This approval has expired.",
                "Have it drafted anew if it is still wanted."
            )
            : null;

    private Refusal? NotIn(params ReadOnlySpan<ApprovalState> states) => states.Contains(State) ? null : WrongState();

    private Refusal WrongState() =>
        new(
            ErrorCode.InvalidState,
            $"That cannot be done while the approval is {Named(State)}.",
            "Look at the present state."
        );

    private ClaimedByOther? Claimed(Caller caller, Instant now) =>
        ClaimAt(now) is { } claim && claim.By.Id != caller.Actor.Id ? new ClaimedByOther(claim.By, claim.Until) : null;

    private Claim? ClaimAt(Instant now) => Claim is { } claim && now < claim.Until ? claim : null;

    private Refusal? Gone() =>
        Content.IsErased()
            ? new Refusal(
                ErrorCode.PayloadChanged,
                "Who this is about was erased, and its text with them: there is nothing left to look at.",
                "Reject it, withdraw it, or let it expire."
            )
            : null;

    private VersionConflict? Stale(int expectedRevision) =>
        expectedRevision == Revision ? null : new VersionConflict(expectedRevision, Revision);

    /// <summary>R12 from <c>ALREADY_DECIDED</c> to <c>CLAIMED_BY_OTHER</c>, for what happens in review.</summary>
    private Refusal? NotReviewable(Caller caller, Instant now) =>
        Decided() ?? OutOfTime(now) ?? NotIn(ApprovalState.PendingReview) ?? Claimed(caller, now);

    private static string Named(ApprovalState state) =>
        state switch
        {
            ApprovalState.Draft => "a draft",
            ApprovalState.PendingReview => "in review",
            ApprovalState.ApplyFailed => "stopped by a failure",
            ApprovalState.RollingBack => "being rolled back",
            ApprovalState.RolledBack => "rolled back",
            ApprovalState.RollbackFailed => "stopped by a failure of its rollback",
            ApprovalState.Applying => "being carried out",
            _ => state.ToString().ToLowerInvariant(),
        };

    /// <summary>What is written of it once its subject was erased is of nobody but itself.</summary>
    private PersonalText Personal(string text) => new(Content.IsErased() ? Id : Content.Summary.Subject, text);

    private PersonalText? PersonalOrNone(string? text) => text is null ? null : Personal(text);
}
