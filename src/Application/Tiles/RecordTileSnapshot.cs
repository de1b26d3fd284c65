using System.Text.Json.Serialization;
using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Tiles;

namespace HotDash.Application.Tiles;

/// <summary>Somebody has read a tile's figures, or could not.</summary>
public sealed record RecordTileSnapshot([property: JsonIgnore] TileSnapshot Snapshot) : Command
{
    /// <summary>What makes two of them the same: with the figures of their own tile, which the snapshot's type does not tell.</summary>
    public object[] Content =>
        [
            Snapshot.Key,
            Snapshot.AsOf as object ?? "",
            Snapshot.Source,
            Snapshot.Data as object ?? "",
            Snapshot.Error ?? "",
        ];
}

public static class RecordTileSnapshotHandler
{
    public static async Task<CommandResult> Handle(
        RecordTileSnapshot command,
        Pipeline.Pipeline pipeline,
        ITileRows rows,
        CancellationToken cancel
    )
    {
        var snapshot = command.Snapshot;
        var wish = new Wish<Tile, TileHistory>(
            command,
            new TileStream(),
            Tile.KeyOf(snapshot.Key),
            Begins: false,
            (_, stop) => rows.Find(command.Shop, snapshot.Key, snapshot.AsOf ?? pipeline.Now, stop),
            (tile, history, facts) => Tile.Record(tile, history.Last, history.WeekAgo, snapshot, facts)
        )
        {
            Lock = OneAtATime(snapshot.Key),
            BesideOf = [.. snapshot.Data?.Subjects ?? []],
            Beside = (attempt, history, facts, now) =>
            {
                var told = facts.OfType<TileAnomalyDetected>().Select(x => x.ToAnomaly()).ToList();
                var next = RecordedTile.After(history.Last, history.WeekAgo, snapshot, told, now);
                foreach (var (sql, parameters) in rows.Put(command.Shop, snapshot, next, command.By.Actor, now))
                    attempt.Run(sql, parameters);
            },
        };
        return (await pipeline.Decide(wish, cancel)).Answer;
    }

    /// <summary>One snapshot of a shop's tile at a time, in whatever process: what one leaves, the next begins with.</summary>
    private static string OneAtATime(TileKey key) =>
        $"select pg_advisory_xact_lock(27, hashtext($1 || '/{Tile.KeyOf(key)}'))";
}
