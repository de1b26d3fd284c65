using HotDash.Application.Pipeline;
using HotDash.Application.Tiles;
using HotDash.Domain;
using HotDash.Domain.Tiles;
using HotDash.Projections.Storage;
using HotDash.Projections.Tiles;
using NodaTime;

namespace HotDash.Api.Hosting.Demo;

/// <summary>What the demo shop's tiles showed in the last two weeks, every four hours: the same by every seed, written at once.</summary>
public sealed class DemoTiles(DatabasePools pools, DemoBus bus)
{
    /// <summary>Those that somebody records.</summary>
    public static readonly IReadOnlyList<TileKey> Recorded = [.. TileBook.DefaultOrder.Except(TileBook.WorkedOut)];

    /// <summary>Writes them, then has the present recorded as an integration would: what is out of the ordinary is told.</summary>
    /// <param name="now">They end so long before as they are apart.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task Live(Instant now, CancellationToken cancel)
    {
        var random = new Random(Seed);
        var past = Recorded
            .SelectMany(key =>
                Enumerable
                    .Range(1, Snapshots)
                    .Select(version => (Version: version, At: now - Apart * (Snapshots + 1 - version)))
                    .Select(x => (Key: key, x.Version, x.At, Data: SimulatedFigures.Before(key, x.At, random)))
            )
            .ToList();
        var names = past.Select(x => TileJson.NameOf(x.Key)).ToArray();
        var days = past.SelectMany(x =>
                x.Data.Figures.Select(f => (Key: TileJson.NameOf(x.Key), Day: x.At.InUtc().Date, f.Name, f.Value))
            )
            .ToList();
        await using (var weeks = ShopBatch.For(pools, DemoShop.Domain).With(Weeks, past[0].At, now))
            await weeks.ExecuteNonQueryAsync(cancel);
        await using var all = ShopBatch
            .For(pools, DemoShop.Domain)
            .With(
                Keep,
                DemoShop.Domain,
                names,
                past.Select(x => x.At).ToArray(),
                past.Select(x => (long)x.Version).ToArray(),
                past.Select(x => TileJson.Write(x.Data)).ToArray(),
                Recorder
            )
            .With(Show, DemoShop.Domain, (long)Snapshots)
            .With(
                Roll,
                DemoShop.Domain,
                days.Select(x => x.Key).ToArray(),
                days.Select(x => x.Name).ToArray(),
                days.Select(x => x.Day).ToArray(),
                days.Select(x => x.Value).ToArray()
            );
        await all.ExecuteNonQueryAsync(cancel);
        foreach (var key in Recorded)
            await Record(key, SimulatedFigures.Now(key, now, random, isOdd: true), cancel);
    }

    /// <summary>An integration records what a tile shows at this moment.</summary>
    public Task Record(TileKey key, TileData data, CancellationToken cancel) =>
        bus.Send(
            Recorder,
            by => new RecordTileSnapshot(new(key, null, TileSource.Sample, data)) { Shop = DemoShop.Domain, By = by },
            cancel
        );

    private const string Weeks = """
        select hotdash.tile_partition(week) from generate_series($1::timestamptz, $2::timestamptz, interval '7 days') week
        """;

    private const string Keep = """
        insert into hotdash.tile_snapshots (shop, key, as_of, version, source, data, actor_id, recorded_at)
        select $1, s.key, s.as_of, s.version, 'SAMPLE', s.data::jsonb, $6, s.as_of
          from unnest($2::text[], $3::timestamptz[], $4::bigint[], $5::text[]) s (key, as_of, version, data)
        """;

    private const string Show = """
        insert into hotdash.tile_latest (shop, key, version, as_of, source, data, changes, told)
        select shop, key, version, as_of, source, data, '{}', '{}' from hotdash.tile_snapshots
         where shop = $1 and version = $2
        """;

    private const string Roll = """
        insert into hotdash.tile_days (shop, key, figure, day, samples, lowest, highest, total, last)
        select $1, f.key, f.figure, f.day, count(*), min(f.value), max(f.value), sum(f.value), (array_agg(f.value order by f.n desc))[1]
          from unnest($2::text[], $3::text[], $4::date[], $5::float8[]) with ordinality f (key, figure, day, value, n)
         group by f.key, f.figure, f.day
        """;

    private static readonly Duration Apart = Duration.FromHours(4);
    private const int Snapshots = 14 * 24 / 4;
    private const int Seed = 20263;
    private const string Recorder = "agent-growth";
}
