using System.ComponentModel;
using GraphQL;
using HotDash.Domain.Tiles;

namespace HotDash.Api.GraphQL.Preferences;

[Name("ReorderTilesInput")]
[Description("Which tiles come first.")]
public sealed class ReorderTilesInput : OwnWish
{
    [Description("These, in this order, each once; those that are not named follow as they stand.")]
    public required IReadOnlyList<TileKey> Tiles { get; init; }
}

[Name("MoveTileInput")]
[Description("Where a tile goes.")]
public sealed class MoveTileInput : OwnWish
{
    [Description("The tile.")]
    public required TileKey Tile { get; init; }

    [Description("Before which other, wherever that stands now; null: to the end.")]
    public TileKey? Before { get; init; }
}

[Name("SetTileVisibilityInput")]
[Description("Whether a tile is shown.")]
public sealed class SetTileVisibilityInput : OwnWish
{
    [Description("The tile.")]
    public required TileKey Tile { get; init; }

    [Description("Whether it is shown from here on; two others at least stay.")]
    public required bool Visible { get; init; }
}
