using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Domain.Tiles;

namespace HotDash.Api.GraphQL.Tiles;

[Name("SalesPulse")]
[Description("What was sold in the 24 hours up to the snapshot, all of it.")]
public sealed class SalesPulseNode(SalesPulse data, RecordedTile tile)
{
    [Description("All of it.")]
    public MoneyNode Revenue => new(data.Revenue);

    [Description("How many orders.")]
    public int Orders => data.Orders;

    [Description("The SKUs that sold best, 5 at most."), ListSize(5)]
    public IEnumerable<TopSkuNode> TopSkus => data.TopSkus.Select(x => new TopSkuNode(x));

    [Description("How many orders wait to be fulfilled.")]
    public int PendingFulfillments => data.PendingFulfillments;

    [Description(
        "Revenue against a week before, percent; null where nothing was recorded then, or in another currency."
    )]
    public double? RevenueChangePercent => tile.ChangeOf(SalesPulse.RevenueFigure);

    [Description("Orders against a week before, percent; null where nothing was recorded then.")]
    public double? OrdersChangePercent => tile.ChangeOf(SalesPulse.OrdersFigure);
}

[Name("TopSku")]
[Description("A SKU that sells.")]
public sealed class TopSkuNode(TopSku sku)
{
    [Description("The SKU.")]
    public string Sku => sku.Sku;

    [Description("What it is called.")]
    public string Title => sku.Title;

    [Description("Units sold.")]
    public int Quantity => sku.Quantity;

    [Description("What they brought.")]
    public MoneyNode Revenue => new(sku.Revenue);
}

[Name("AverageOrderValue")]
[Description("The average order value of the 24 hours up to the snapshot.")]
public sealed class AverageOrderNode(AverageOrder data, RecordedTile tile)
{
    [Description("The average.")]
    public MoneyNode Average => new(data.Average);

    [Description("Of how many orders.")]
    public int Orders => data.Orders;

    [Description("Against a week before, percent; null where nothing was recorded then, or in another currency.")]
    public double? ChangePercent => tile.ChangeOf(AverageOrder.AverageFigure);
}

[Name("Returns")]
[Description("What customers sent back in the 7 days up to the snapshot.")]
public sealed class ReturnsNode(Returns data, RecordedTile tile)
{
    [Description("Returned orders.")]
    public int Count => data.Count;

    [Description("All orders.")]
    public int Orders => data.Orders;

    [Description("Returned ones among all, percent.")]
    public double RatePercent => data.RatePercent;

    [Description("Returned orders against a week before, percent; null where nothing was recorded then.")]
    public double? ChangePercent => tile.ChangeOf(Returns.CountFigure);
}

[Name("Metric")]
[Description("A headline figure and how it came about.")]
public sealed class MetricNode(Metric data, RecordedTile tile)
{
    [Description("The figure.")]
    public double Headline => data.Headline;

    [Description("What is measured.")]
    public string Of => data.Of;

    [Description("Against a week before, percent; null where nothing was recorded then, or of another kind.")]
    public double? ChangePercent => tile.ChangeOf(Metric.HeadlineFigure);

    [Description("Up to 400 points, in the order of time."), ListSize(30)]
    public IEnumerable<MetricPointNode> Series => data.Series.Select(x => new MetricPointNode(x));
}

[Name("MetricPoint")]
[Description("A point of a series.")]
public sealed class MetricPointNode(MetricPoint point)
{
    [Description("When.")]
    public NodaTime.Instant At => point.At;

    [Description("How much.")]
    public double Value => point.Value;
}
