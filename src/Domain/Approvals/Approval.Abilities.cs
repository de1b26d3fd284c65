using System.Collections.Immutable;
using NodaTime;

namespace HotDash.Domain.Approvals;

/// <summary>What a viewer may do with an approval.</summary>
public enum ApprovalAbility
{
    /// <summary>Give an approval.</summary>
    Approve,

    /// <summary>Reject it.</summary>
    Reject,

    /// <summary>Change its content.</summary>
    Edit,

    /// <summary>Claim it, or renew the claim.</summary>
    Claim,

    /// <summary>Give the claim back.</summary>
    Release,

    /// <summary>Take another's claim over.</summary>
    TakeOver,

    /// <summary>Send it back to its drafter.</summary>
    RequestChanges,

    /// <summary>Send it to the reviewers.</summary>
    Submit,

    /// <summary>Have it checked again.</summary>
    Validate,

    /// <summary>Take it back.</summary>
    Withdraw,

    /// <summary>Take the decision back.</summary>
    Undo,

    /// <summary>Give it more time.</summary>
    Extend,

    /// <summary>Bring it before the admins.</summary>
    Escalate,

    /// <summary>Have what is not done tried again.</summary>
    Retry,

    /// <summary>Say how an unknown call ended.</summary>
    Settle,

    /// <summary>Have it rolled back.</summary>
    RollBack,

    /// <summary>Say what it brought.</summary>
    RecordOutcome,

    /// <summary>Say what it teaches.</summary>
    RecordLesson,
}

public sealed partial record Approval
{
    /// <summary>What the caller may do now, as far as it depends on state, roles and time; by the very checks that decide.</summary>
    public ImmutableArray<ApprovalAbility> AbilitiesOf(Caller caller, Instant now) =>
        [.. Enum.GetValues<ApprovalAbility>().Where(ability => Can(ability, caller, now))];

    private bool Can(ApprovalAbility ability, Caller caller, Instant now) =>
        ability switch
        {
            ApprovalAbility.Submit => Drafts(caller)
                && State == ApprovalState.Draft
                && IsOwn(caller.Actor)
                && Gone() is null,
            ApprovalAbility.Edit => Drafts(caller) && CannotEdit(caller, now) is null,
            ApprovalAbility.Withdraw => CanWithdraw(caller, now),
            ApprovalAbility.RecordLesson => AppliedAt is not null
                && (Reviews(caller) || (Drafts(caller) && IsOwn(caller.Actor))),
            ApprovalAbility.Retry => Manages(caller) && CannotRetry() is null,
            ApprovalAbility.Settle => Manages(caller)
                && State is ApprovalState.ApplyFailed or ApprovalState.RollbackFailed
                && Unsettled() is not null,
            ApprovalAbility.RollBack => Manages(caller) && CannotRollBack() is null,
            ApprovalAbility.Extend or ApprovalAbility.Escalate => Manages(caller) && NotClaimable(now) is null,
            ApprovalAbility.TakeOver => Manages(caller)
                && NotClaimable(now) is null
                && Claimed(caller, now) is not null,
            _ => Reviews(caller) && CanReview(ability, caller, now),
        };

    private bool CanReview(ApprovalAbility ability, Caller caller, Instant now) =>
        ability switch
        {
            ApprovalAbility.Approve => NotReviewable(caller, now) is null
                && !Gave(caller.Actor.Id)
                && Gone() is null
                && Self(caller.Actor) is null
                && Unfit() is null,
            ApprovalAbility.Validate => CannotValidate(caller, now) is null,
            ApprovalAbility.Release => ClaimAt(now)?.By.Id == caller.Actor.Id,
            ApprovalAbility.Undo => CannotUndo(caller, now) is null,
            ApprovalAbility.RecordOutcome => AppliedAt is not null,
            _ => NotReviewable(caller, now) is null, // claim, reject, request changes
        };

    private bool CanWithdraw(Caller caller, Instant now) =>
        Drafts(caller)
        && (IsOwn(caller.Actor) || (State == ApprovalState.ApplyFailed && Manages(caller)))
        && CannotWithdraw(now) is null;

    private static bool Drafts(Caller caller) => May.Draft(caller) is not null;

    private static bool Reviews(Caller caller) => May.Review(caller) is not null;

    private static bool Manages(Caller caller) => May.Manage(caller) is not null;
}
