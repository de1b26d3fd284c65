using System.Collections.Immutable;
using CsCheck;
using HotDash.Domain.Preferences;
using HotDash.Domain.Tiles;
using static HotDash.Domain.Tests.Preferences.Dashboards;

namespace HotDash.Domain.Tests.Preferences;

/// <summary>What a device may wish of its dashboard, and how it shows that it was done.</summary>
internal sealed record DeviceWish(string Name, Func<PersonPreferences, Ruling> Ask, Func<PersonPreferences, bool> Holds)
{
    /// <summary>Any of them, with any tiles.</summary>
    public static readonly Gen<DeviceWish> Any = Gen.Select(
            Gen.Int[0, 5],
            Gen.Shuffle(Enum.GetValues<TileKey>()),
            Gen.Int[0, 16],
            Gen.Bool
        )
        .Select(
            DeviceWish (kind, tiles, count, flag) =>
                kind switch
                {
                    0 => Reorder([.. tiles.Take(count)]),
                    1 or 2 => Move(tiles[0], flag ? tiles[1] : null),
                    3 => SetVisibility(tiles[0], false),
                    4 => SetVisibility(tiles[0], flag),
                    _ => count == 0 ? Reset : Update(flag ? Theme.Dark : Theme.Light),
                }
        );

    public override string ToString() => Name;

    private static DeviceWish Reorder(ImmutableArray<TileKey> tiles) =>
        new(
            $"reorder {string.Join(' ', tiles)}",
            x => x.Reorder(tiles, ByOlga),
            x => x.Order.Take(tiles.Length).SequenceEqual(tiles)
        );

    private static DeviceWish Move(TileKey tile, TileKey? before) =>
        new(
            $"move {tile} before {before}",
            x => x.Move(tile, before, ByOlga),
            x => before is { } next ? x.Order.IndexOf(next) == x.Order.IndexOf(tile) + 1 : x.Order[^1] == tile
        );

    private static DeviceWish SetVisibility(TileKey tile, bool visible) =>
        new(
            $"{(visible ? "show" : "hide")} {tile}",
            x => x.SetVisibility(tile, visible, ByOlga),
            x => x.Hidden.Contains(tile) != visible
        );

    private static DeviceWish Update(Theme theme) =>
        new($"theme {theme}", x => x.Update(new(theme), ByOlga), x => x.Values.Theme == theme);

    private static DeviceWish Reset =>
        new(
            "reset",
            x => x.Reset(ByOlga),
            x => x.Order.SequenceEqual(Default) && x.Hidden.IsEmpty && x.Values == PreferenceValues.Default
        );
}
