using HotDash.Application.Pipeline;
using HotDash.Application.Tiles;
using HotDash.Domain.Tiles;
using HotDash.Projections.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Application.Tests.Tiles;

public sealed class when_snapshots_are_kept(HotDashWorld world) : IClassFixture<HotDashWorld>
{
    private readonly Shop shop = new(world);

    [Fact, Trait("rule", "R34")]
    public async Task each_is_a_row_in_the_journal_and_a_part_of_its_day()
    {
        foreach (var count in (int[])[4, 2, 9])
            (await Record(TileKey.Returns, new Returns(count, 100))).Refusals.ShouldBeEmpty();
        (
            await Strings(
                $"""
                select format('%s %s %s %s', j.source, j.stream, j.version, j.type) from hotdash.journal j
                  join hotdash.tile_snapshots s on s.id = j.ref where j.shop = '{shop.Name}' order by j.position
                """
            )
        ).ShouldBe([.. Enumerable.Range(1, 3).Select(i => $"SNAPSHOT tile-RETURNS {i} tile_snapshot_recorded.v1")]);
        (
            await Strings(
                $"select format('%s %s %s %s %s', samples, lowest, highest, total, last) from hotdash.tile_days where shop = '{shop.Name}' and figure = 'returns'"
            )
        ).ShouldBe(["3 2 9 15 9"]);
    }

    [Fact, Trait("rule", "R34")]
    public async Task of_many_at_once_each_follows_another()
    {
        var results = await Task.WhenAll(
            Enumerable.Range(0, 24).Select(i => Task.Run(() => Record(TileKey.Returns, new Returns(i, 100))))
        );
        results.ShouldAllBe(x => x.Accepted);
        (
            await Strings(
                $"select s.version::text from hotdash.tile_snapshots s where shop = '{shop.Name}' order by s.version"
            )
        ).ShouldBe([.. Enumerable.Range(1, 24).Select(i => $"{i}")]);
        (await Strings($"select version::text from hotdash.tile_latest where shop = '{shop.Name}'")).ShouldBe(["24"]);
    }

    [Fact, Trait("rule", "R32")]
    public async Task an_anomaly_is_an_event_once_while_it_lasts()
    {
        foreach (var errors in (int[])[2, 3, 4, 10, 11, 2, 3])
            await Record(TileKey.SeoContent, new SeoContent([], CrawlErrors: errors));
        (
            await Strings(
                $"""
                select format('%s %s %s %s', type, data->>'kind', data->>'severity', data->>'threshold') from hotdash.mt_events
                 where tenant_id = '{shop.Name}' and stream_id = 'tile-SEO_CONTENT' order by version
                """
            )
        ).ShouldBe([
            "tile_anomaly_detected.v1 CRAWL_ERRORS WARNING 3",
            "tile_anomaly_detected.v1 CRAWL_ERRORS CRITICAL 10",
            "tile_anomaly_detected.v1 CRAWL_ERRORS WARNING 3",
        ]);
    }

    [Fact, Trait("rule", "R34")]
    public async Task partitions_of_weeks_come_by_themselves_and_keep_shops_apart()
    {
        var at = world.Clock.GetCurrentInstant() - Duration.FromDays(60);
        (await Record(TileKey.Aov, new AverageOrder(new(5, "EUR"), 1), at)).Refusals.ShouldBeEmpty();
        var partitions = await Strings(
            """
            select format('%s %s %s %s', c.relname, c.relrowsecurity and c.relforcerowsecurity,
                   has_table_privilege('hotdash_app', c.oid, 'select, insert, update, delete'),
                   (select count(*) from pg_policy where polrelid = c.oid and polname = 'own_shop'))
              from pg_inherits join pg_class c on c.oid = inhrelid
             where inhparent = 'hotdash.tile_snapshots'::regclass order by c.relname
            """
        );
        partitions.Count.ShouldBeGreaterThanOrEqualTo(4, "two weeks about now, two about then");
        partitions.ShouldAllBe(x => x.EndsWith(" t f 1", StringComparison.Ordinal));
        var app = world.Host.Services.GetRequiredService<DatabasePools>();
        foreach (var (name, rows) in new[] { (shop.Name, 1), ("another.myshopify.com", 0) })
            (
                await ShopBatch
                    .For(app, name)
                    .With("select count(*)::int from hotdash.tile_snapshots")
                    .List(row => row.GetInt32(0), TestContext.Current.CancellationToken)
            ).ShouldBe([rows]);
    }

    [Fact, Trait("rule", "R34")]
    public async Task weeks_are_dropped_when_they_are_kept_no_more_and_their_days_stay()
    {
        await Record(
            TileKey.Aov,
            new AverageOrder(new(5, "EUR"), 1),
            world.Clock.GetCurrentInstant() - Duration.FromDays(40)
        );
        await Record(TileKey.Aov, new AverageOrder(new(6, "EUR"), 1));
        var pools = world.Host.Services.GetRequiredService<DatabasePools>();
        await using var drop = pools.Projector.CreateCommand("select hotdash.drop_tile_partitions($1)");
        drop.Parameters.Add(new() { Value = world.Clock.GetCurrentInstant() - Duration.FromDays(30) });
        ((int)(await drop.ExecuteScalarAsync(TestContext.Current.CancellationToken))!).ShouldBeGreaterThan(0);
        var kept = $"where shop = '{shop.Name}'";
        (await Strings($"select data->'average'->>'amount' from hotdash.tile_snapshots {kept}")).ShouldBe(["6"]);
        (
            await Strings($"select last::text from hotdash.tile_days {kept} and figure = 'average' order by day")
        ).ShouldBe(["5", "6"]);
    }

    [Fact, Trait("rule", "R34")]
    public async Task customers_words_are_sealed_and_gone_with_their_keys()
    {
        var conversation = new EscalatedConversation(
            "conv-1",
            "cust-1",
            new("cust-1", "Jane"),
            ConversationStatus.Open,
            world.Clock.GetCurrentInstant(),
            new("cust-1", "Where is my parcel?"),
            [],
            null
        );
        (await Record(TileKey.CxEscalations, new CxEscalations([conversation]))).Refusals.ShouldBeEmpty();
        foreach (var table in (string[])["tile_snapshots", "tile_latest"])
        {
            var stored = (await Strings($"select data::text from hotdash.{table} where shop = '{shop.Name}'")).Single();
            stored.ShouldContain("sealed");
            stored.ShouldNotContain("Jane");
            stored.ShouldNotContain("parcel");
        }
        var rows = world.Host.Services.GetRequiredService<ITileRows>();
        var found = await rows.Find(
            shop.Name,
            TileKey.CxEscalations,
            world.Clock.GetCurrentInstant(),
            TestContext.Current.CancellationToken
        );
        ((CxEscalations)found.Last!.Data!).Find("conv-1")!.LastMessage!.Text.ShouldBe("Where is my parcel?");
    }

    private Task<CommandResult> Record(TileKey key, TileData data, Instant? asOf = null) =>
        shop.Send(new RecordTileSnapshot(new(key, asOf, TileSource.Live, data)) { Shop = shop.Name, By = Shop.Agent });

    private Task<List<string>> Strings(string sql) => world.Rows(sql, row => row.GetString(0));
}
