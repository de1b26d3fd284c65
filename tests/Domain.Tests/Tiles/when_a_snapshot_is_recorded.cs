using HotDash.Domain.Tests.Approvals;
using HotDash.Domain.Tiles;
using NodaTime;

namespace HotDash.Domain.Tests.Tiles;

public class when_a_snapshot_is_recorded
{
    [Fact]
    public void who_drafts_may_and_nobody_else()
    {
        foreach (var caller in (Caller[])[People.Agent, People.Anna, People.Mia, People.Ada])
            Tile.Record(null, null, null, Shown.Of(TileKey.Aov), Shown.By(caller)).ShouldBeNothing();
        foreach (var caller in (Caller[])[People.Vera, People.Aude, People.Stranger])
            Tile.Record(null, null, null, Shown.Of(TileKey.Aov), Shown.By(caller)).ShouldRefuse(ErrorCode.Forbidden);
    }

    [Fact, Trait("rule", "R34")]
    public void it_becomes_what_the_tile_shows()
    {
        var first = RecordedTile.After(null, null, Shown.Of(TileKey.Aov), [], Shown.Now);
        first.ShouldBe(new(TileKey.Aov, 1, Shown.Now, TileSource.Live, Shown.Aov, first.Changes, null, first.Told));
        first.Changes.ShouldBeEmpty();
        first.State.ShouldBe(TileState.Ok);

        var then = Shown.Now + Duration.FromMinutes(1);
        var twice = Shown.Aov with { Average = new(50, "EUR") };
        var second = RecordedTile.After(
            first,
            Shown.Aov,
            new(TileKey.Aov, then, TileSource.Cache, twice),
            [],
            then + Duration.FromMinutes(1)
        );
        (second.Version, second.AsOf, second.Source, second.Data).ShouldBe((2, then, TileSource.Cache, twice));
        second.Changes.ShouldBe([new KeyValuePair<string, double>("average", 100)]);
    }

    [Fact, Trait("rule", "R34")]
    public void one_that_could_not_be_read_leaves_the_figures_before()
    {
        var snapshot = new TileSnapshot(TileKey.Aov, null, TileSource.Cache, null, "Down.");
        var first = RecordedTile.After(null, null, snapshot, [], Shown.Now);
        (first.State, first.Version, first.Data, first.Source, first.Error).ShouldBe(
            (TileState.Error, 1, null, TileSource.Cache, "Down.")
        );

        var shown = RecordedTile.After(first, Shown.Aov, Shown.Of(TileKey.Aov), [], Shown.Now);
        var later = Shown.Now + Duration.FromMinutes(1);
        var failed = RecordedTile.After(shown, null, snapshot, [], later);
        failed.ShouldBe(shown with { Version = 3, AsOf = later, Error = "Down." });
        RecordedTile.After(failed, null, Shown.Of(TileKey.Aov), [], later).State.ShouldBe(TileState.Ok);
    }

    [Fact, Trait("rule", "R32")]
    public void an_anomaly_is_a_fact()
    {
        var asOf = Shown.Now - Duration.FromMinutes(5);
        var snapshot = Shown.Of(TileKey.SeoContent, Shown.Seo with { CrawlErrors = 4 }, asOf);
        Shown
            .Record(snapshot)
            .Events.ShouldBe([
                new TileAnomalyDetected(
                    Shown.Now,
                    new By("agent-cx", ActorKind.Agent, Role.Agent, "olga"),
                    TileKey.SeoContent,
                    AnomalyKind.CrawlErrors,
                    AnomalySeverity.Warning,
                    null,
                    4,
                    3,
                    asOf
                ),
            ]);
    }

    [Fact, Trait("rule", "R32")]
    public void what_fell_against_a_week_ago_is_an_anomaly()
    {
        var before = Shown.Sales with { Revenue = new(200, "EUR") };
        Tile.Record(null, null, before, Shown.Of(TileKey.SalesPulse), Shown.By(People.Agent))
            .Single<TileAnomalyDetected>()
            .Figure.ShouldBe(-50);
    }

    [Fact, Trait("rule", "R32")]
    public void an_anomaly_is_told_once_while_it_lasts_and_again_when_it_gets_worse()
    {
        var life = new Life(TileKey.SeoContent, x => Shown.Seo with { CrawlErrors = x });
        life.Record(2).ShouldBeEmpty();
        life.Record(3).ShouldBe([AnomalySeverity.Warning]);
        life.Record(9).ShouldBeEmpty();
        life.Fail().ShouldBeEmpty();
        life.Record(9).ShouldBeEmpty();
        life.Record(10).ShouldBe([AnomalySeverity.Critical]);
        life.Record(11).ShouldBeEmpty();
        life.Record(3).ShouldBeEmpty();
        life.Record(10).ShouldBe([AnomalySeverity.Critical]);
        life.Record(2).ShouldBeEmpty();
        life.Record(3).ShouldBe([AnomalySeverity.Warning]);
    }

    [Fact, Trait("rule", "R30")]
    public void a_severity_of_a_sku_is_told_once_in_4_hours()
    {
        var life = Stock();
        life.Record(14).ShouldBe([AnomalySeverity.Warning]);
        life.Record(100).ShouldBeEmpty();
        life.Now += Duration.FromHours(4) - Duration.FromTicks(1);
        life.Record(14).ShouldBeEmpty();
        life.Now += Duration.FromTicks(1);
        life.Record(14).ShouldBe([AnomalySeverity.Warning], "it is still so");
        life.Record(6).ShouldBe([AnomalySeverity.Critical], "another severity");
        life.It!.Told.Select(x => x.Severity).ShouldBe([AnomalySeverity.Warning, AnomalySeverity.Critical]);
        life.Now += Duration.FromDays(1);
        life.Record(6).ShouldBeEmpty("it lasts");
    }

    [Fact, Trait("rule", "R35")]
    public void of_a_sku_that_sleeps_nothing_is_told_until_it_wakes()
    {
        var life = Stock();
        life.Record(100);
        life.Decide(TileDecision.Snooze, Life.Start + Duration.FromHours(1));
        life.Now = Life.Start + Duration.FromHours(1) - Duration.FromTicks(1);
        life.Record(6).ShouldBeEmpty();
        life.Now += Duration.FromTicks(1);
        life.Record(6).ShouldBe([AnomalySeverity.Critical]);
    }

    [Fact, Trait("rule", "R35")]
    public void of_a_sku_that_is_to_run_out_nothing_is_told_any_more()
    {
        var life = Stock();
        life.Record(100);
        life.Decide(TileDecision.MarkIntentional);
        life.Now += Duration.FromDays(400);
        life.Record(0).ShouldBeEmpty();
        life.Record(0, sku: "CUP").ShouldBe([AnomalySeverity.Critical], "another SKU");
    }

    [Fact]
    public void sleep_that_is_over_is_forgotten()
    {
        var life = Stock();
        life.Record(100);
        life.Decide(TileDecision.Snooze, Life.Start + Duration.FromHours(1));
        life.Now += Duration.FromHours(1);
        life.Record(100, sku: "CUP");
        life.Decide(TileDecision.Snooze, Life.Start + Duration.FromHours(2), "CUP");
        life.It!.Quiet.Keys.ShouldBe(["CUP"]);
    }

    private static Life Stock() =>
        new(TileKey.Inventory, x => new Inventory([Shown.Mug with { Available = x, AverageDailySales = 2 }]));

    /// <summary>A tile through its snapshots and decisions.</summary>
    private sealed class Life(TileKey key, Func<int, TileData> data)
    {
        public static readonly Instant Start = Shown.Now;

        private RecordedTile? last;

        public Tile? It { get; private set; }
        public Instant Now { get; set; } = Start;

        public AnomalySeverity[] Record(int figure, string? sku = null) =>
            Take(
                Shown.Of(
                    key,
                    data(figure) is Inventory stock && sku is not null
                        ? new Inventory([stock.Items[0] with { Sku = sku }])
                        : data(figure)
                )
            );

        public AnomalySeverity[] Fail() => Take(new(key, null, TileSource.Live, null, "Down."));

        public void Decide(TileDecision decision, Instant? until = null, string sku = "MUG")
        {
            var wish = new TileWish(key, decision, sku, Until: until);
            var ruling = Tile.Decide(wish, last!.Data, "approval-1", Shown.By(People.Anna, Now));
            ruling.ShouldBeAccepted();
            It = ruling.Events.Aggregate(It, Tile.Evolve);
        }

        private AnomalySeverity[] Take(TileSnapshot snapshot)
        {
            var ruling = Tile.Record(It, last, null, snapshot, Shown.By(People.Agent, Now));
            ruling.Refusal.ShouldBeNull();
            var told = ruling.Events.Cast<TileAnomalyDetected>().ToList();
            last = RecordedTile.After(last, null, snapshot, [.. told.Select(x => x.ToAnomaly())], Now);
            It = ruling.Events.Aggregate(It, Tile.Evolve);
            return [.. told.Select(x => x.Severity)];
        }
    }
}
