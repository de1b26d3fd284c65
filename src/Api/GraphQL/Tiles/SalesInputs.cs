using System.ComponentModel;
using GraphQL;
using HotDash.Domain.Tiles;
using NodaTime;

namespace HotDash.Api.GraphQL.Tiles;

[Name("SalesPulseInput")]
[Description("What was sold in the 24 hours up to the snapshot: all of it, never cut at a page of orders.")]
public sealed class SalesPulseInput
{
    [Description("Zero or more.")]
    public required MoneyInput Revenue { get; init; }

    [Description("Zero or more.")]
    public required int Orders { get; init; }

    [Description("The SKUs that sold best, 5 at most, the best first.")]
    public required IReadOnlyList<TopSkuInput> TopSkus { get; init; }

    [Description("How many orders wait to be fulfilled.")]
    public required int PendingFulfillments { get; init; }

    internal SalesPulse ToDomain() =>
        new(Revenue.ToDomain(), Orders, [.. TopSkus.Select(x => x.ToDomain())], PendingFulfillments);
}

[Name("TopSkuInput")]
[Description("A SKU that sells.")]
public sealed class TopSkuInput
{
    [Description("1 to 200 characters.")]
    public required string Sku { get; init; }

    [Description("1 to 280 characters.")]
    public required string Title { get; init; }

    [Description("Units, zero or more.")]
    public required int Quantity { get; init; }

    [Description("Zero or more.")]
    public required MoneyInput Revenue { get; init; }

    internal TopSku ToDomain() => new(Sku, Title, Quantity, Revenue.ToDomain());
}

[Name("AverageOrderInput")]
[Description("The average order value of the 24 hours up to the snapshot.")]
public sealed class AverageOrderInput
{
    [Description("Zero or more.")]
    public required MoneyInput Average { get; init; }

    [Description("Of how many orders.")]
    public required int Orders { get; init; }

    internal AverageOrder ToDomain() => new(Average.ToDomain(), Orders);
}

[Name("ReturnsInput")]
[Description("What customers sent back in the 7 days up to the snapshot.")]
public sealed class ReturnsInput
{
    [Description("Returned orders; not more than orders.")]
    public required int Returns { get; init; }

    [Description("All orders.")]
    public required int Orders { get; init; }

    internal Returns ToDomain() => new(Returns, Orders);
}

[Name("MetricInput")]
[Description("A headline figure and how it came about.")]
public sealed class MetricInput
{
    [Description("Zero or more.")]
    public required double Headline { get; init; }

    [Description("What is measured, as people say it; 1 to 200 characters.")]
    public required string Of { get; init; }

    [Description("Up to 400 points, in the order of time.")]
    public required IReadOnlyList<MetricPointInput> Series { get; init; }

    internal Metric ToDomain() => new(Headline, Of, [.. Series.Select(x => new MetricPoint(x.At, x.Value))]);
}

[Name("MetricPointInput")]
[Description("A point of a series.")]
public sealed class MetricPointInput
{
    [Description("When.")]
    public required Instant At { get; init; }

    [Description("Zero or more.")]
    public required double Value { get; init; }
}
