using HotDash.Domain.Approvals;
using HotDash.Domain.Shops;
using NodaTime;

namespace HotDash.Domain.Policies;

/// <summary>A shop's policy for its approvals as its facts have made it; one stream a shop, <c>policy-approvals</c>.</summary>
/// <param name="Present">The policy that decisions obey now; its version counts the facts so far.</param>
/// <param name="LastAt">When the last fact happened; null before the first.</param>
public sealed record ShopPolicy(ApprovalPolicy Present, Instant? LastAt)
{
    /// <summary>The stream's key, the same in every shop.</summary>
    public string Id { get; init; } = Key;

    /// <summary>Before the first fact: the default policy holds.</summary>
    public static readonly ShopPolicy None = new(ApprovalPolicy.Default, null);

    /// <summary>The state after one more fact; others than a policy's are passed over.</summary>
    public static ShopPolicy Evolve(ShopPolicy? state, IFact fact)
    {
        var before = state ?? None;
        return fact switch
        {
            ApprovalPolicySet e => new(e.Policy, e.At),
            _ => before,
        };
    }

    /// <summary>
    /// An admin sets what is named; all else stays as it is. Already so: nothing happens. Refused: what is out of range, and what no
    /// present member could satisfy (<see cref="ErrorCode.PolicyUnsatisfiable"/>).
    /// </summary>
    /// <param name="change">What is to be another.</param>
    /// <param name="membership">Who belongs to the shop.</param>
    /// <param name="facts">What the decision is handed.</param>
    public Ruling Set(PolicyChange change, Membership membership, Facts facts)
    {
        if (May.Administer(facts.Caller) is not { } by)
            return May.Forbidden;
        if (PolicyLimits.Broken(change) is { } broken)
            return broken;
        var next = Present.With(change);
        if (PolicyLimits.Broken(next.Hours) is { } closed)
            return closed;
        var changed = next.DifferencesFrom(Present);
        if (changed.IsEmpty)
            return Ruling.Nothing;
        return
            (Member.NoMoreAdmin(facts.Caller, membership) ?? PolicyNeeds.Unmet(change, next, membership)) is { } unmet
            ? unmet
            : Ruling.Of(new ApprovalPolicySet(facts.Now, by, next with { Version = Present.Version + 1 }, changed));
    }

    /// <summary>The stream's key.</summary>
    public const string Key = "policy-approvals";
}
