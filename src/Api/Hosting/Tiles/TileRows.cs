using System.Text.Json;
using HotDash.Application.Tiles;
using HotDash.Domain;
using HotDash.Domain.Tiles;
using HotDash.Projections.Storage;
using HotDash.Projections.Storage.Sealing;
using HotDash.Projections.Tiles;
using NodaTime;

namespace HotDash.Api.Hosting.Tiles;

/// <summary>The tables of tiles: every snapshot, its days, and what each tile shows now.</summary>
internal sealed class TileRows(DatabasePools pools, SubjectKeys keys) : ITileRows
{
    /// <inheritdoc/>
    public async Task<TileHistory> Find(string shop, TileKey key, Instant asOf, CancellationToken cancel)
    {
        // Its own commit, before the snapshot's: whoever attaches a partition for the week keeps nobody waiting.
        await using var batch = RecordedTiles
            .Ask(ShopBatch.For(pools, shop).With("select hotdash.tile_partition($1)", asOf), shop, [key])
            .With(WeekAgo, shop, TileJson.NameOf(key), asOf - WeekOnWeek.Week, asOf - WeekOnWeek.Longest);
        Func<RecordedTile>? last = null;
        string? weekAgo = null;
        await using (var rows = await batch.Read(cancel))
        {
            await rows.NextResultAsync(cancel);
            if (await rows.ReadAsync(cancel))
                last = RecordedTiles.Row(rows);
            await rows.NextResultAsync(cancel);
            if (await rows.ReadAsync(cancel))
                weekAgo = rows.GetString(0);
        }
        return await keys.Read(
            shop,
            () => new TileHistory(last?.Invoke(), weekAgo is null ? null : TileJson.Read(key, weekAgo)),
            cancel
        );
    }

    /// <inheritdoc/>
    public IEnumerable<(string Sql, object[] Parameters)> Put(
        string shop,
        TileSnapshot snapshot,
        RecordedTile next,
        Actor by,
        Instant now
    )
    {
        var (key, asOf, at) = (TileJson.NameOf(next.Key), next.AsOf.ToDateTimeOffset(), now.ToDateTimeOffset());
        var source = TileJson.NameOf(snapshot.Source);
        object data = snapshot.Data is { } figures ? TileJson.Write(figures) : DBNull.Value;
        object error = snapshot.Error as object ?? DBNull.Value;
        yield return (Keep, [shop, key, asOf, next.Version, source, data, error, by.Id, at]);
        yield return (
            snapshot.Data is null ? Fail : Show,
            [
                shop,
                key,
                next.Version,
                asOf,
                source,
                data,
                JsonSerializer.Serialize(next.Changes),
                error,
                JsonSerializer.Serialize(next.Told, StoredJson.Options),
            ]
        );
        if (snapshot.Data is { Figures: var ofTheDay })
            yield return (
                Roll,
                [
                    shop,
                    key,
                    next.AsOf.InUtc().Date.ToDateOnly(),
                    ofTheDay.Select(x => x.Name).ToArray(),
                    ofTheDay.Select(x => x.Value).ToArray(),
                ]
            );
    }

    private const string WeekAgo = """
        select data::text from hotdash.tile_snapshots
         where shop = $1 and key = $2 and as_of <= $3 and as_of >= $4 and data is not null
         order by as_of desc, version desc limit 1
        """;

    private const string Keep = """
        insert into hotdash.tile_snapshots (shop, key, as_of, version, source, data, error, actor_id, recorded_at)
        values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
        """;

    private const string Show = """
        insert into hotdash.tile_latest (shop, key, version, as_of, source, data, changes, error, told)
        values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?::jsonb)
        on conflict (shop, key) do update set version = excluded.version, as_of = excluded.as_of, source = excluded.source,
          data = excluded.data, changes = excluded.changes, error = excluded.error, told = excluded.told
        """;

    // What could not be read leaves what could.
    private const string Fail = """
        insert into hotdash.tile_latest (shop, key, version, as_of, source, data, changes, error, told)
        values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?::jsonb)
        on conflict (shop, key) do update set version = excluded.version, as_of = excluded.as_of, error = excluded.error
        """;

    private const string Roll = """
        insert into hotdash.tile_days as d (shop, key, day, figure, samples, lowest, highest, total, last)
        select given.shop, given.key, given.day, f.figure, 1, f.value, f.value, f.value, f.value
          from (select ? as shop, ? as key, ? as day, ?::text[] as figures, ?::float8[] as amounts) as given,
               unnest(given.figures, given.amounts) as f (figure, value)
        on conflict (shop, key, figure, day) do update set samples = d.samples + 1,
          lowest = least(d.lowest, excluded.lowest), highest = greatest(d.highest, excluded.highest),
          total = d.total + excluded.total, last = excluded.last
        """;
}
