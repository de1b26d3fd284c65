using System.Collections.Immutable;
using HotDash.Domain.Tiles;

namespace HotDash.Api.GraphQL.Tiles;

/// <summary>How a viewer has arranged the tiles.</summary>
/// <param name="Order">All tiles, in the viewer's order.</param>
/// <param name="Hidden">Those that the viewer does not want to see.</param>
public sealed record TileLayout(ImmutableArray<TileKey> Order, ImmutableHashSet<TileKey> Hidden)
{
    /// <summary>What holds until somebody arranges them.</summary>
    public static readonly TileLayout Default = new(TileBook.DefaultOrder, []);

    /// <summary>The tiles that are shown, in their order.</summary>
    public ImmutableArray<TileKey> Shown => [.. Order.Where(x => !Hidden.Contains(x))];
}
