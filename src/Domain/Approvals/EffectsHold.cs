using NodaTime;

namespace HotDash.Domain.Approvals;

/// <summary>R24: whether a manager holds all effects of a shop; one stream a shop, <c>effects-hold</c>.</summary>
/// <param name="Version">The number of facts so far.</param>
/// <param name="By">Who holds them; null when nobody does.</param>
/// <param name="Since">Since when; null when nobody does.</param>
/// <param name="Reason">Why; null when nobody does.</param>
/// <param name="LastAt">When the last fact happened; null before the first.</param>
public sealed record EffectsHold(int Version, By? By, Instant? Since, PersonalText? Reason, Instant? LastAt)
{
    /// <summary>The stream's key, the same in every shop.</summary>
    public string Id { get; init; } = Key;

    /// <summary>Before the first fact: nothing is held.</summary>
    public static readonly EffectsHold None = new(0, null, null, null, null);

    /// <summary>Whether effects are held.</summary>
    public bool IsHeld => By is not null;

    /// <summary>The state after one more fact; others than a hold's are passed over.</summary>
    public static EffectsHold Evolve(EffectsHold? state, IFact fact)
    {
        var before = state ?? None;
        return fact switch
        {
            EffectsWereHeld e => new(before.Version + 1, e.By, e.At, e.Reason, e.At),
            EffectsWereReleased e => new(before.Version + 1, null, null, null, e.At),
            _ => before,
        };
    }

    /// <summary>A manager holds all effects. Held already: nothing happens.</summary>
    /// <param name="reason">Required, 1..2,000 characters.</param>
    /// <param name="facts">What the decision is handed.</param>
    public Ruling Hold(string? reason, Facts facts)
    {
        if (May.Manage(facts.Caller) is not { } by)
            return May.Forbidden;
        if (IsHeld)
            return Ruling.Nothing;
        return ContentLimits.Reason(reason) is { } missing
            ? missing
            : Ruling.Of(new EffectsWereHeld(facts.Now, by, new PersonalText(Subject, reason!)));
    }

    /// <summary>A manager ends the hold. Nothing held: nothing happens.</summary>
    public Ruling Release(Facts facts)
    {
        if (May.Manage(facts.Caller) is not { } by)
            return May.Forbidden;
        return IsHeld ? Ruling.Of(new EffectsWereReleased(facts.Now, by)) : Ruling.Nothing;
    }

    /// <summary>The stream's key.</summary>
    public const string Key = "effects-hold";

    // It speaks of the shop, not of a customer.
    private const string Subject = Key;
}
