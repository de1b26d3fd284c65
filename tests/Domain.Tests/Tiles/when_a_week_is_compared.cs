using HotDash.Domain.Tiles;
using NodaTime;

namespace HotDash.Domain.Tests.Tiles;

public class when_a_week_is_compared
{
    [Theory, Trait("rule", "R30")]
    [InlineData(100, 150, 50)]
    [InlineData(100, 85, -15)]
    [InlineData(80, 80, 0)]
    [InlineData(0, 0, 0)]
    [InlineData(0, 7, 100)]
    [InlineData(7, 0, -100)]
    public void the_change_is_told_in_percent(double before, double now, double percent) =>
        WeekOnWeek.Percent(before, now).ShouldBe(percent);

    [Fact, Trait("rule", "R30")]
    public void every_figure_that_both_have_is_compared()
    {
        var before = new SeoContent([new("/", 200), new("/gone", 5)]);
        WeekOnWeek
            .Of(new SeoContent([new("/", 100), new("/new", 9)]), before)
            .ShouldBe([new KeyValuePair<string, double>("/", -50)]);
    }

    [Fact, Trait("rule", "R30")]
    public void the_figures_that_matter_are_compared()
    {
        foreach (var (key, figures) in Compared)
            WeekOnWeek.Of(Shown.All[key], Shown.All[key]).Keys.Order().ShouldBe(figures.Order(), key.ToString());
        Shown.All.Keys.Except(Compared.Keys).ShouldAllBe(x => !Shown.All[x].Compared.Any());
    }

    [Fact, Trait("rule", "R30")]
    public void what_is_of_another_unit_is_not_compared()
    {
        WeekOnWeek.Of(Shown.Sales, Shown.Sales with { Revenue = new(5, "USD") }).ShouldBeEmpty();
        WeekOnWeek.Of(Shown.Aov, Shown.Aov with { Average = new(5, "USD") }).ShouldBeEmpty();
        WeekOnWeek.Of(Shown.Growth, Shown.Growth with { Of = "Followers" }).ShouldBeEmpty();
        WeekOnWeek.Of(Shown.Sales, null).ShouldBeEmpty();
    }

    [Fact, Trait("rule", "R34")]
    public void roll_ups_keep_the_figures_of_every_tile()
    {
        Shown.All.Values.ShouldAllBe(x => x.Figures.Any());
        Shown.Sales.Figures.ShouldBe([("revenue", 100), ("orders", 4), ("pendingFulfillments", 1)]);
        Shown.Orders.Figures.ShouldBe([("unfulfilled", 1), ("issues", 0), ("issuePercent", 0)]);
        new Inventory([
            Shown.Mug,
            Shown.Mug with
            {
                Available = 0,
            },
            Shown.Mug with
            {
                Available = 7,
            },
        ]).Figures.ShouldBe([("items", 3), ("low", 2), ("critical", 1)]);
        Shown.Cx.Figures.ShouldBe([("escalated", 1)]);
        Shown.Seo.Figures.ShouldBe([("sessions", 150)]);
        Shown.Ideas.Figures.ShouldBe([("pending", 3), ("accepted", 1), ("rejected", 1)]);
        Shown.Unread.Figures.ShouldBe([("unread", 2)]);
        Shown.Aov.Figures.ShouldBe([("average", 25), ("orders", 4)]);
        Shown.Returns.Figures.ShouldBe([("returns", 3), ("ratePercent", 3)]);
        Shown.Growth.Figures.ShouldBe([("headline", 7)]);
    }

    [Fact]
    public void a_week_has_seven_days_and_two_weeks_are_the_longest()
    {
        WeekOnWeek.Week.ShouldBe(Duration.FromDays(7));
        WeekOnWeek.Longest.ShouldBe(Duration.FromDays(14));
    }

    private static readonly Dictionary<TileKey, string[]> Compared = new()
    {
        [TileKey.SalesPulse] = ["revenue", "orders"],
        [TileKey.SeoContent] = ["/", "/sale"],
        [TileKey.Aov] = ["average"],
        [TileKey.Returns] = ["returns"],
        [TileKey.SocialPerformance] = ["headline"],
        [TileKey.SeoImpact] = ["headline"],
        [TileKey.AdsRoas] = ["headline"],
        [TileKey.GrowthMetrics] = ["headline"],
    };
}
