using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Domain.Trust;

/// <summary>R26: what trust an agent has, as its facts have made it; one stream an agent, <c>trust-</c> and its id.</summary>
/// <param name="Agent">The agent's id.</param>
/// <param name="Version">The number of facts so far.</param>
/// <param name="GrantedAt">Since when it is trusted; null while it is not.</param>
/// <param name="RevokedAt">When its trust was revoked last; null where it never was.</param>
/// <param name="UsedOn">The last day on which it was used; null where it never was.</param>
/// <param name="UsedThen">How often on that day.</param>
/// <param name="LastAt">When the last fact happened; null before the first.</param>
public sealed record AgentTrust(
    string Agent,
    int Version = 0,
    Instant? GrantedAt = null,
    Instant? RevokedAt = null,
    LocalDate? UsedOn = null,
    int UsedThen = 0,
    Instant? LastAt = null
)
{
    /// <summary>The stream's key.</summary>
    public string Id { get; init; } = KeyOf(Agent);

    /// <summary>Whether it is trusted.</summary>
    public bool IsGranted => GrantedAt is not null;

    /// <summary>How often it was used on this day of the shop; a day that comes back, by another clock or zone, begins no new count.</summary>
    public int UsedAt(LocalDate day) => UsedOn >= day ? UsedThen : 0;

    /// <summary>The state after one more fact; others than a trust's are passed over.</summary>
    public static AgentTrust? Evolve(AgentTrust? state, IFact fact) =>
        fact is ITrustFact trust
            ? (state ?? new(trust.Agent)).After(trust) with
            {
                Version = (state?.Version ?? 0) + 1,
                LastAt = fact.At,
            }
            : state;

    /// <summary>An item of the agent is approved without a person; the first time since it has earned it, its trust is granted with it.</summary>
    /// <param name="approvalId">The item.</param>
    /// <param name="record">The agent's, since <see cref="RevokedAt"/>.</param>
    /// <param name="facts">What the decision is handed; the caller is the policy.</param>
    public Ruling Use(string approvalId, AgentRecord record, Facts facts)
    {
        if (May.System(facts.Caller) is not { } by)
            return May.Forbidden;
        var today = facts.Now.InZone(facts.Policy.Hours.Zone).Date;
        var used = new TrustUsed(
            facts.Now,
            by,
            Agent,
            approvalId,
            UsedOn > today ? UsedOn.Value : today,
            UsedAt(today) + 1
        );
        return IsGranted
            ? Ruling.Of(used)
            : Ruling.Of(new TrustGranted(facts.Now, by, Agent, facts.Policy.Version, record), used);
    }

    /// <summary>An admin takes it away, earned or not: from here it is to be earned anew. Revoked already, and not earned since: nothing happens.</summary>
    /// <param name="reason">Required, 1..2,000 characters.</param>
    /// <param name="facts">What the decision is handed.</param>
    public Ruling Revoke(string? reason, Facts facts)
    {
        if (May.Administer(facts.Caller) is not { } by)
            return May.Forbidden;
        if (RevokedAt is not null && !IsGranted)
            return Ruling.Nothing;
        return ContentLimits.Reason(reason) is { } missing
            ? missing
            : Ruling.Of(new TrustRevoked(facts.Now, by, Agent, new PersonalText(Id, reason!)));
    }

    /// <summary>The key of the stream of this agent.</summary>
    public static string KeyOf(string agent) => $"trust-{agent}";

    private AgentTrust After(ITrustFact fact) =>
        fact switch
        {
            TrustGranted e => this with { GrantedAt = e.At },
            TrustUsed e => this with { UsedOn = e.On, UsedThen = e.Number },
            _ => this with { GrantedAt = null, RevokedAt = fact.At },
        };
}
