using HotDash.Domain;
using HotDash.Domain.Tiles;
using NodaTime;

namespace HotDash.Application.Tiles;

/// <summary>The rows that keep what tiles showed; near and quick, for they are asked within a turn to write.</summary>
public interface ITileRows
{
    /// <summary>What the tile shows, and what it showed a week before that instant; there is then room for a snapshot of it.</summary>
    Task<TileHistory> Find(string shop, TileKey key, Instant asOf, CancellationToken cancel);

    /// <summary>The statements that record a snapshot; <c>?</c> marks a parameter. Personal text must be open.</summary>
    IEnumerable<(string Sql, object[] Parameters)> Put(
        string shop,
        TileSnapshot snapshot,
        RecordedTile next,
        Actor by,
        Instant now
    );
}

/// <summary>What snapshots left of a tile.</summary>
/// <param name="Last">What it shows; null before the first snapshot.</param>
/// <param name="WeekAgo">What it showed a week before; null when nothing.</param>
public sealed record TileHistory(RecordedTile? Last, TileData? WeekAgo);
