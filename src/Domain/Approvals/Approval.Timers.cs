using NodaTime;

namespace HotDash.Domain.Approvals;

public sealed partial record Approval
{
    /// <summary>
    /// R15..R18: the timer fired. Every fact that is due by now, soonest first; nothing when the state's <see cref="NextDueAt"/> is another
    /// instant by now, or is still to come: whoever set the timer sets it again.
    /// </summary>
    /// <param name="setFor">The instant that the timer was set for.</param>
    /// <param name="facts">What the decision is handed; the caller is the system.</param>
    public Ruling WhenDue(Instant setFor, Facts facts)
    {
        if (May.System(facts.Caller) is null)
            return May.Forbidden;
        if (NextDueAt != setFor || facts.Now < setFor)
            return Ruling.Nothing;
        return Ending(
            new Ruling([
                .. Timers().Where(t => t.DueAt <= facts.Now).OrderBy(t => t.DueAt).Select(t => t.Fact(facts.Now)),
            ])
        );
    }

    /// <summary>R16: a manager gives it more time.</summary>
    /// <param name="until">Later than the present expiry.</param>
    /// <param name="reason">Required, 1..2,000 characters.</param>
    /// <param name="facts">What the decision is handed.</param>
    public Ruling ExtendExpiry(Instant until, string? reason, Facts facts)
    {
        if (May.Manage(facts.Caller) is not { } by)
            return May.Forbidden;
        if (NotClaimable(facts.Now) is { } refusal)
            return refusal;
        var expiresAt = Instant.FromUnixTimeTicks(until.ToUnixTimeTicks() / 10 * 10); // microseconds
        if (expiresAt == ExpiresAt)
            return Ruling.Nothing;
        if (expiresAt < ExpiresAt)
            return ContentLimits.Value("Later than the present expiry.", "Name a later instant.", "expiresAt");
        return ContentLimits.Reason(reason) is { } missing
            ? missing
            : Ruling.Of(new ApprovalExpiryExtended(facts.Now, by, expiresAt, Personal(reason!)));
    }

    /// <summary>R17: a manager brings it before the admins at once. Escalated to them already: nothing happens.</summary>
    /// <param name="reason">Required, 1..2,000 characters.</param>
    /// <param name="facts">What the decision is handed.</param>
    public Ruling Escalate(string? reason, Facts facts)
    {
        if (May.Manage(facts.Caller) is not { } by)
            return May.Forbidden;
        if (NotClaimable(facts.Now) is { } refusal)
            return refusal;
        if (EscalatedTo.Contains(ToAdmins))
            return Ruling.Nothing;
        return ContentLimits.Reason(reason) is { } missing
            ? missing
            : Ruling.Of(new ApprovalEscalated(facts.Now, by, ByHand, ToAdmins, Personal(reason!)));
    }

    /// <summary>All that falls due by itself in review. At one instant: the claim first, the expiry last.</summary>
    private IEnumerable<(Instant DueAt, Func<Instant, IFact> Fact)> Timers()
    {
        if (Claim is { } claim)
            yield return (claim.Until, at => new ApprovalReleased(at, Timer));
        if (Urgency < Urgency.Warning && WarnAt is { } warnAt)
            yield return (warnAt, at => new ApprovalUrgencyRaised(at, Timer, Urgency.Warning));
        if (Urgency < Urgency.Critical && SlaDueAt is { } dueAt)
            yield return (dueAt, at => new ApprovalUrgencyRaised(at, Timer, Urgency.Critical));
        foreach (var rung in Escalations)
            yield return (rung.At, at => new ApprovalEscalated(at, Timer, rung.Rung, rung.To, null));
        if (ExpiresAt is not null)
            yield return (ExpiresAt.Value, Expired);
    }

    private ApprovalExpired Expired(Instant at) => new(at, Timer, ExpiresAt!.Value);

    private static readonly By Timer = new(Actor.Timer.Id, Actor.Timer.Kind);

    private const string ToAdmins = "ADMIN";

    private const int ByHand = -1;
}
