using System.Collections.Immutable;
using HotDash.Domain.Approvals;
using HotDash.Domain.Tiles;

namespace HotDash.Domain.Preferences;

/// <summary>
/// Each decides on the present state, whatever the screen showed: nothing here is ever refused as stale (R41). As wished already:
/// nothing happens. An agent has no dashboard: <c>FORBIDDEN</c>.
/// </summary>
public sealed partial record PersonPreferences
{
    /// <summary>R41: puts the named tiles first. A tile that there is not, or is named twice: refused.</summary>
    /// <param name="tiles">In their order; those that are not named follow as they stand.</param>
    /// <param name="facts">What the decision is handed.</param>
    public Ruling Reorder(ImmutableArray<TileKey> tiles, Facts facts)
    {
        if (May.Own(facts.Caller) is not { } by)
            return May.Forbidden;
        for (var i = 0; i < tiles.Length; i++)
        {
            if (Unknown(tiles[i], "tiles", $"{i}") is { } unknown)
                return unknown;
            if (tiles[..i].Contains(tiles[i]))
                return new Refusal(
                    ErrorCode.DuplicateTile,
                    "A tile is there twice.",
                    "Name each once.",
                    ["tiles", $"{i}"]
                );
        }
        var order = TileOrder.Reordered(Order, tiles);
        return order.SequenceEqual(Order) ? Ruling.Nothing : Ruling.Of(new TilesReordered(facts.Now, by, order));
    }

    /// <summary>R41: moves a tile before another in the present order.</summary>
    /// <param name="tile">Which.</param>
    /// <param name="before">Before which; null: to the end.</param>
    /// <param name="facts">What the decision is handed.</param>
    public Ruling Move(TileKey tile, TileKey? before, Facts facts)
    {
        if (May.Own(facts.Caller) is not { } by)
            return May.Forbidden;
        if ((Unknown(tile, "tile") ?? (before is { } next ? Unknown(next, "before") : null)) is { } unknown)
            return unknown;
        return TileOrder.Moved(Order, tile, before).SequenceEqual(Order)
            ? Ruling.Nothing
            : Ruling.Of(new TileMoved(facts.Now, by, tile, before));
    }

    /// <summary>R40: shows a tile, or hides it while two others stay visible.</summary>
    /// <param name="tile">Which.</param>
    /// <param name="visible">Whether it is shown from here on.</param>
    /// <param name="facts">What the decision is handed.</param>
    public Ruling SetVisibility(TileKey tile, bool visible, Facts facts)
    {
        if (May.Own(facts.Caller) is not { } by)
            return May.Forbidden;
        if (Unknown(tile, "tile") is { } unknown)
            return unknown;
        if (visible != Hidden.Contains(tile))
            return Ruling.Nothing;
        return !visible && Order.Length - Hidden.Length <= FewestVisible
            ? new Refusal(
                ErrorCode.MinTwoTiles,
                "At least two tiles stay visible.",
                "Show another one before you hide this.",
                ["tile"]
            )
            : Ruling.Of(new TileVisibilitySet(facts.Now, by, tile, visible));
    }

    /// <summary>R40: gives what the changes name new values, all of them or none.</summary>
    /// <param name="changes">What is to change.</param>
    /// <param name="facts">What the decision is handed.</param>
    public Ruling Update(PreferenceChanges changes, Facts facts)
    {
        if (May.Own(facts.Caller) is not { } by)
            return May.Forbidden;
        if (changes.Broken() is { } broken)
            return broken;
        return Values.With(changes) == Values
            ? Ruling.Nothing
            : Ruling.Of(new PreferencesUpdated(facts.Now, by, changes));
    }

    /// <summary>R42: returns to the defaults, tiles and all.</summary>
    public Ruling Reset(Facts facts)
    {
        if (May.Own(facts.Caller) is not { } by)
            return May.Forbidden;
        return Order.SequenceEqual(TileOrder.Default) && Hidden.IsEmpty && Values == PreferenceValues.Default
            ? Ruling.Nothing
            : Ruling.Of(new PreferencesReset(facts.Now, by));
    }

    private static Refusal? Unknown(TileKey tile, params ImmutableArray<string> path) =>
        Enum.IsDefined(tile)
            ? null
            : new Refusal(ErrorCode.UnknownTile, "There is no such tile.", "Name one that the schema has.", path);

    private const int FewestVisible = 2;
}
