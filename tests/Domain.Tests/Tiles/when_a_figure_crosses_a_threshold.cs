using HotDash.Domain.Tiles;
using NodaTime;

namespace HotDash.Domain.Tests.Tiles;

public class when_a_figure_crosses_a_threshold
{
    [Theory, Trait("rule", "R32")]
    [InlineData(0, null, 0)]
    [InlineData(-14.99, null, 0)]
    [InlineData(-15, AnomalySeverity.Warning, -15)]
    [InlineData(-29.99, AnomalySeverity.Warning, -15)]
    [InlineData(-30, AnomalySeverity.Critical, -30)]
    [InlineData(40, null, 0)]
    public void sales_fall_by_15_or_30_percent(double change, AnomalySeverity? severity, double threshold) =>
        ShouldBe(
            Shown.Anomalies(Shown.Sales, ("revenue", change)),
            AnomalyKind.Sales,
            null,
            severity,
            change,
            threshold
        );

    [Theory, Trait("rule", "R32")]
    [InlineData(-19.99, null, 0)]
    [InlineData(-20, AnomalySeverity.Warning, -20)]
    [InlineData(-39.99, AnomalySeverity.Warning, -20)]
    [InlineData(-40, AnomalySeverity.Critical, -40)]
    public void traffic_of_a_page_falls_by_20_or_40_percent(
        double change,
        AnomalySeverity? severity,
        double threshold
    ) =>
        ShouldBe(
            Shown.Anomalies(Shown.Seo, ("/sale", change)),
            AnomalyKind.Traffic,
            "/sale",
            severity,
            change,
            threshold
        );

    [Theory, Trait("rule", "R32")]
    [InlineData(1, 10, null, 0)]
    [InlineData(2, 10, AnomalySeverity.Warning, 20)]
    [InlineData(3, 10, AnomalySeverity.Warning, 20)]
    [InlineData(4, 10, AnomalySeverity.Critical, 40)]
    [InlineData(19, 100 - 50, AnomalySeverity.Warning, 20)]
    [InlineData(20, 100 - 50, AnomalySeverity.Critical, 40)]
    [InlineData(9, 50, null, 0)]
    public void conversations_are_late_by_20_or_40_percent(
        int late,
        int all,
        AnomalySeverity? severity,
        double threshold
    ) =>
        ShouldBe(
            Shown.Anomalies(
                new CxEscalations([
                    .. Enumerable
                        .Range(0, all)
                        .Select(i =>
                            Shown.Conversation with
                            {
                                CreatedAt = Shown.Now - Duration.FromMinutes(i < late ? 30 : 29),
                            }
                        ),
                ])
            ),
            AnomalyKind.SlaBreachRate,
            null,
            severity,
            late * 100.0 / all,
            threshold
        );

    [Theory, Trait("rule", "R30"), Trait("rule", "R32")]
    [InlineData(9, 100, null, 0)]
    [InlineData(10, 100, AnomalySeverity.Warning, 10)]
    [InlineData(24, 100, AnomalySeverity.Warning, 10)]
    [InlineData(25, 100, AnomalySeverity.Critical, 25)]
    public void orders_are_stuck_by_10_or_25_percent(int stuck, int all, AnomalySeverity? severity, double threshold) =>
        ShouldBe(
            Shown.Anomalies(
                new Fulfillment(
                    all,
                    [
                        new("x", "#1", FulfillmentStatus.Unfulfilled, Shown.Now),
                        new("y", "#2", FulfillmentStatus.Partial, Shown.Now),
                        .. Enumerable
                            .Range(0, stuck)
                            .Select(i => new OpenOrder(
                                $"{i}",
                                $"#{i}",
                                i % 2 == 0 ? FulfillmentStatus.OnHold : FulfillmentStatus.Failed,
                                Shown.Now
                            )),
                    ]
                )
            ),
            AnomalyKind.FulfillmentIssues,
            null,
            severity,
            stuck,
            threshold
        );

    [Theory, Trait("rule", "R32")]
    [InlineData(71, null, 0)]
    [InlineData(70, AnomalySeverity.Warning, 7)]
    [InlineData(31, AnomalySeverity.Warning, 7)]
    [InlineData(30, AnomalySeverity.Critical, 3)]
    [InlineData(0, AnomalySeverity.Critical, 3)]
    public void stock_lasts_for_7_or_3_days(int available, AnomalySeverity? severity, double threshold) =>
        ShouldBe(
            Shown.Anomalies(
                new Inventory([
                    Shown.Mug with
                    {
                        Sku = "IDLE",
                        AverageDailySales = 0,
                    },
                    Shown.Mug with
                    {
                        Available = available,
                        AverageDailySales = 10,
                    },
                ])
            ),
            AnomalyKind.DaysOfCover,
            "MUG",
            severity,
            available / 10.0,
            threshold
        );

    [Theory, Trait("rule", "R32")]
    [InlineData(AnomalyKind.RankingDrop, 4.9, null, 0)]
    [InlineData(AnomalyKind.RankingDrop, 5, AnomalySeverity.Warning, 5)]
    [InlineData(AnomalyKind.RankingDrop, 9.9, AnomalySeverity.Warning, 5)]
    [InlineData(AnomalyKind.RankingDrop, 10, AnomalySeverity.Critical, 10)]
    [InlineData(AnomalyKind.CrawlErrors, 2, null, 0)]
    [InlineData(AnomalyKind.CrawlErrors, 3, AnomalySeverity.Warning, 3)]
    [InlineData(AnomalyKind.CrawlErrors, 9, AnomalySeverity.Warning, 3)]
    [InlineData(AnomalyKind.CrawlErrors, 10, AnomalySeverity.Critical, 10)]
    [InlineData(AnomalyKind.Lcp, 2499, null, 0)]
    [InlineData(AnomalyKind.Lcp, 2500, AnomalySeverity.Warning, 2500)]
    [InlineData(AnomalyKind.Lcp, 3999, AnomalySeverity.Warning, 2500)]
    [InlineData(AnomalyKind.Lcp, 4000, AnomalySeverity.Critical, 4000)]
    [InlineData(AnomalyKind.Cls, 0.09, null, 0)]
    [InlineData(AnomalyKind.Cls, 0.1, AnomalySeverity.Warning, 0.1)]
    [InlineData(AnomalyKind.Cls, 0.24, AnomalySeverity.Warning, 0.1)]
    [InlineData(AnomalyKind.Cls, 0.25, AnomalySeverity.Critical, 0.25)]
    public void the_site_gets_worse(AnomalyKind kind, double figure, AnomalySeverity? severity, double threshold) =>
        ShouldBe(
            Shown.Anomalies(
                kind switch
                {
                    AnomalyKind.RankingDrop => Shown.Seo with { RankingDrop = figure },
                    AnomalyKind.CrawlErrors => Shown.Seo with { CrawlErrors = (int)figure },
                    AnomalyKind.Lcp => Shown.Seo with { LcpMilliseconds = figure },
                    _ => Shown.Seo with { Cls = figure },
                }
            ),
            kind,
            null,
            severity,
            figure,
            threshold
        );

    [Theory, Trait("rule", "R30")]
    [InlineData(-19.9, false)]
    [InlineData(-20, true)]
    [InlineData(20, false)]
    public void a_page_is_marked_at_20_percent_less(double change, bool isMarked) =>
        Anomalies.IsMarked(change).ShouldBe(isMarked);

    [Theory, Trait("rule", "R30")]
    [InlineData(29, false)]
    [InlineData(30, true)]
    [InlineData(31, true)]
    public void a_conversation_is_late_at_30_minutes(int minutes, bool isLate) =>
        Shown.Conversation.IsBreachedAt(Shown.Conversation.CreatedAt + Duration.FromMinutes(minutes)).ShouldBe(isLate);

    [Fact]
    public void nothing_is_no_anomaly()
    {
        foreach (var data in Shown.All.Values)
            Shown.Anomalies(data).ShouldBeEmpty();
        new CxEscalations([]).BreachPercentAt(Shown.Now).ShouldBe(0);
        new Fulfillment(0, []).IssuePercent.ShouldBe(0);
        new Returns(0, 0).RatePercent.ShouldBe(0);
        new Returns(3, 12).RatePercent.ShouldBe(25);
    }

    private static void ShouldBe(
        IEnumerable<Anomaly> found,
        AnomalyKind kind,
        string? target,
        AnomalySeverity? severity,
        double figure,
        double threshold
    ) => found.ShouldBe(severity is { } bad ? [new Anomaly(kind, target, bad, figure, threshold)] : []);
}
