using System.Collections.Immutable;
using NodaTime;

namespace HotDash.Domain.Tiles;

/// <summary>R32: the anomalies of a tile's figures. A figure at a threshold has crossed it.</summary>
public static class Anomalies
{
    /// <summary>All of them, in the order of the data.</summary>
    /// <param name="data">What the tile shows.</param>
    /// <param name="changes">Against a week ago, percent, by figure; what is not there was not compared.</param>
    /// <param name="asOf">When it was so.</param>
    public static ImmutableArray<Anomaly> Of(TileData data, IReadOnlyDictionary<string, double> changes, Instant asOf)
    {
        IEnumerable<Anomaly?> found = data switch
        {
            SalesPulse => [Fall(AnomalyKind.Sales, null, SalesPulse.RevenueFigure, 15, 30)],
            CxEscalations cx => [Rise(AnomalyKind.SlaBreachRate, cx.BreachPercentAt(asOf), 20, 40)],
            Fulfillment orders => [Rise(AnomalyKind.FulfillmentIssues, orders.IssuePercent, 10, 25)],
            Inventory stock => stock.Items.Select(RunsOut),
            SeoContent seo =>
            [
                .. seo.Pages.Select(x => Fall(AnomalyKind.Traffic, x.Path, x.Path, 20, 40)),
                Rise(AnomalyKind.RankingDrop, seo.RankingDrop, 5, 10),
                Rise(AnomalyKind.CrawlErrors, seo.CrawlErrors, 3, 10),
                Rise(AnomalyKind.Lcp, seo.LcpMilliseconds, 2500, 4000),
                Rise(AnomalyKind.Cls, seo.Cls, 0.1, 0.25),
            ],
            _ => [],
        };
        return [.. found.OfType<Anomaly>()];

        Anomaly? Fall(AnomalyKind kind, string? target, string figure, double warn, double critical) =>
            changes.TryGetValue(figure, out var change) ? Below(kind, target, change, -warn, -critical) : null;
    }

    /// <summary>R30: whether the sessions of a page fell so much against a week ago that it is marked: by 20 % or more.</summary>
    public static bool IsMarked(double changePercent) => changePercent <= -20;

    private static Anomaly? RunsOut(StockItem item) =>
        item.DaysOfCover is { } days ? Below(AnomalyKind.DaysOfCover, item.Sku, days, 7, 3) : null;

    private static Anomaly? Below(AnomalyKind kind, string? target, double figure, double warn, double critical) =>
        figure <= critical ? new(kind, target, AnomalySeverity.Critical, figure, critical)
        : figure <= warn ? new(kind, target, AnomalySeverity.Warning, figure, warn)
        : null;

    private static Anomaly? Rise(AnomalyKind kind, double? figure, double warn, double critical) =>
        figure >= critical ? new(kind, null, AnomalySeverity.Critical, figure.Value, critical)
        : figure >= warn ? new(kind, null, AnomalySeverity.Warning, figure.Value, warn)
        : null;
}
