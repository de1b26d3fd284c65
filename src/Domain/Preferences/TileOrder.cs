using System.Collections.Immutable;
using HotDash.Domain.Tiles;

namespace HotDash.Domain.Preferences;

/// <summary>R41: how tiles are put in order. Whatever is done, each is there once.</summary>
internal static class TileOrder
{
    /// <summary>R30's.</summary>
    public static readonly ImmutableArray<TileKey> Default = [.. Enum.GetValues<TileKey>()];

    /// <summary>The named tiles, then the rest in their present order.</summary>
    public static ImmutableArray<TileKey> Reordered(ImmutableArray<TileKey> present, ImmutableArray<TileKey> named) =>
        [.. named, .. present.Where(tile => !named.Contains(tile))];

    /// <summary>The tile goes before another; null: to the end; before itself: it stays.</summary>
    public static ImmutableArray<TileKey> Moved(ImmutableArray<TileKey> present, TileKey tile, TileKey? before)
    {
        if (tile == before)
            return present;
        var others = present.Remove(tile);
        return before is { } next ? others.Insert(others.IndexOf(next), tile) : others.Add(tile);
    }
}
