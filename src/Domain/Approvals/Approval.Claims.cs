using NodaTime;

namespace HotDash.Domain.Approvals;

public sealed partial record Approval
{
    /// <summary>
    /// R11: a reviewer keeps it to himself for a while, or renews that. Another's claim refuses, unless a manager takes it over with a reason.
    /// </summary>
    public Ruling TakeClaim(bool takeOver, string? reason, Facts facts)
    {
        var present = ClaimAt(facts.Now);
        var foreign = present is not null && present.By.Id != facts.Caller.Actor.Id;
        if ((takeOver && foreign ? May.Manage(facts.Caller) : May.Review(facts.Caller)) is not { } by)
            return May.Forbidden;
        var refusal =
            (takeOver ? NotClaimable(facts.Now) : NotReviewable(facts.Caller, facts.Now))
            ?? (takeOver ? ContentLimits.Reason(reason) : ContentLimits.Text(reason, 2000, "reason"));
        if (refusal is not null)
            return refusal;
        var until = facts.Now + facts.Policy.ClaimFor;
        if (!foreign && present?.Until >= until)
            return Ruling.Nothing;
        return Ruling.Of(
            new ApprovalClaimed(facts.Now, by, until, foreign ? present!.By.Id : null, PersonalOrNone(reason))
        );
    }

    /// <summary>R11: whoever claimed it gives it back. Not claimed: nothing happens.</summary>
    public Ruling Release(Facts facts)
    {
        if (May.Review(facts.Caller) is not { } by)
            return May.Forbidden;
        if (Claimed(facts.Caller, facts.Now) is { } other)
            return other;
        return ClaimAt(facts.Now) is null ? Ruling.Nothing : Ruling.Of(new ApprovalReleased(facts.Now, by));
    }

    private Refusal? NotClaimable(Instant now) => Decided() ?? OutOfTime(now) ?? NotIn(ApprovalState.PendingReview);
}
