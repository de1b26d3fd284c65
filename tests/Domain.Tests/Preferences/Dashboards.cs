using System.Collections.Immutable;
using HotDash.Domain.Approvals;
using HotDash.Domain.Policies;
using HotDash.Domain.Preferences;
using HotDash.Domain.Tests.Approvals;
using HotDash.Domain.Tiles;
using NodaTime;

namespace HotDash.Domain.Tests.Preferences;

/// <summary>A person's preferences in memory: what is decided happens at once.</summary>
internal static class Dashboards
{
    public static readonly ImmutableArray<TileKey> Default = [.. Enum.GetValues<TileKey>()];

    public static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 10, 0);

    public static Facts By(Caller caller) => new(Now, caller, ApprovalPolicy.Default);

    public static Facts ByOlga => By(People.Olga);

    /// <summary>The state after what is decided, which is accepted.</summary>
    public static PersonPreferences After(
        this PersonPreferences before,
        params Func<PersonPreferences, Ruling>[] wishes
    )
    {
        foreach (var wish in wishes)
        {
            var ruling = wish(before);
            ruling.Refusal.ShouldBeNull();
            before = before.With(ruling);
        }
        return before;
    }

    public static PersonPreferences With(this PersonPreferences before, Ruling ruling) =>
        ruling.Events.Aggregate(before, PersonPreferences.Evolve);

    /// <summary>All in one text: equal texts are equal states.</summary>
    public static string Text(this PersonPreferences it) =>
        $"{it.Version} {string.Join(' ', it.Order)} | {string.Join(' ', it.Hidden)} | {it.Values} | {it.LastAt}";

    /// <summary>The first tiles of an order, in words.</summary>
    public static string First(this PersonPreferences it, int count) => string.Join(' ', it.Order.Take(count));
}
