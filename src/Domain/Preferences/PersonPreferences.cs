using System.Collections.Immutable;
using HotDash.Domain.Tiles;
using NodaTime;

namespace HotDash.Domain.Preferences;

/// <summary>R40: a person's dashboard in a shop; one stream each, <c>preferences-</c> and the person's id.</summary>
/// <param name="Version">The number of facts so far.</param>
/// <param name="Order">All tiles in the person's order, the hidden ones too.</param>
/// <param name="Hidden">Those that are not shown, in R30's order; at least two others stay.</param>
/// <param name="Values">What else was chosen.</param>
/// <param name="LastAt">When the last fact happened; null before the first.</param>
public sealed partial record PersonPreferences(
    int Version,
    ImmutableArray<TileKey> Order,
    ImmutableArray<TileKey> Hidden,
    PreferenceValues Values,
    Instant? LastAt
)
{
    /// <summary>The stream's key; empty before the first fact.</summary>
    public string Id { get; init; } = "";

    /// <summary>Before the first fact, and after a reset but for the version: all tiles in R30's order.</summary>
    public static readonly PersonPreferences None = new(0, TileOrder.Default, [], PreferenceValues.Default, null);

    /// <summary>The stream of the person with this id.</summary>
    public static string KeyOf(string person) => $"{Prefix}{person}";

    /// <summary>Whether a stream is somebody's preferences.</summary>
    public static bool IsKey(string stream) => stream.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The state after one more fact; others than these are passed over.</summary>
    public static PersonPreferences Evolve(PersonPreferences? state, IFact fact)
    {
        var before = state ?? None;
        var after = fact switch
        {
            TilesReordered e => before with { Order = TileOrder.Reordered(before.Order, e.Tiles) },
            TileMoved e => before with { Order = TileOrder.Moved(before.Order, e.Tile, e.Before) },
            TileVisibilitySet e => before with { Hidden = HiddenAfter(before.Hidden, e.Tile, e.Visible) },
            PreferencesUpdated e => before with { Values = before.Values.With(e.Changes) },
            PreferencesReset => None with { Id = before.Id },
            _ => null,
        };
        return after is null ? before : after with { Version = before.Version + 1, LastAt = fact.At };
    }

    private static ImmutableArray<TileKey> HiddenAfter(ImmutableArray<TileKey> hidden, TileKey tile, bool visible)
    {
        var others = hidden.Remove(tile);
        return visible ? others : others.Add(tile).Sort();
    }

    private const string Prefix = "preferences-";
}
