using System.Text.Json;
using HotDash.Domain.Tiles;
using HotDash.Projections.Storage;
using NodaTime;
using Npgsql;

namespace HotDash.Projections.Tiles;

/// <summary>What snapshots left of a shop's tiles: one row a tile, by its key.</summary>
public static class RecordedTiles
{
    /// <summary>Adds the statement that reads these tiles.</summary>
    public static NpgsqlBatch Ask(NpgsqlBatch batch, string shop, IEnumerable<TileKey> keys) =>
        batch.With(
            """
            select key, version, as_of, source, data::text, changes::text, error, told::text
              from hotdash.tile_latest where shop = $1 and key = any($2)
            """,
            shop,
            keys.Select(TileJson.NameOf).ToArray()
        );

    /// <summary>The row, whose texts are opened when the tile is asked for: again, where a key had to be fetched.</summary>
    public static Func<RecordedTile> Row(NpgsqlDataReader row)
    {
        var key = StoredJson.ValueOf<TileKey>(row.GetString(0));
        var (version, asOf) = (row.GetInt64(1), row.GetFieldValue<Instant>(2));
        var source = StoredJson.ValueOf<TileSource>(row.GetString(3));
        var data = row.IsDBNull(4) ? null : row.GetString(4);
        var changes = TileJson.Changes(row.GetString(5));
        var error = row.IsDBNull(6) ? null : row.GetString(6);
        var told = JsonSerializer.Deserialize<System.Collections.Immutable.ImmutableDictionary<
            string,
            AnomalySeverity
        >>(row.GetString(7), StoredJson.Options)!;
        return () =>
            new(key, version, asOf, source, data is null ? null : TileJson.Read(key, data), changes, error, told);
    }
}
