using System.ComponentModel;
using GraphQL;
using HotDash.Domain.Tiles;
using NodaTime;

namespace HotDash.Api.GraphQL.Tiles;

[Name("FulfillmentInput")]
[Description("Orders that are not fulfilled, among all of the last 7 days.")]
public sealed class FulfillmentInput
{
    [Description("All orders of these days, fulfilled ones included.")]
    public required int Total { get; init; }

    [Description("Those that are not fulfilled, up to 250.")]
    public required IReadOnlyList<OpenOrderInput> OpenOrders { get; init; }

    internal Fulfillment ToDomain() => new(Total, [.. OpenOrders.Select(x => x.ToDomain())]);
}

[Name("OpenOrderInput")]
[Description("An order that is not fulfilled.")]
public sealed class OpenOrderInput
{
    [Description("The order's reference, 1 to 200 characters.")]
    public required string Order { get; init; }

    [Description("As people call it, 1 to 200 characters.")]
    public required string Name { get; init; }

    [Description("How far it is.")]
    public required FulfillmentStatus Status { get; init; }

    [Description("When it was placed.")]
    public required Instant CreatedAt { get; init; }

    internal OpenOrder ToDomain() => new(Order, Name, Status, CreatedAt);
}

[Name("InventoryInput")]
[Description("What is in stock, of the SKUs that matter.")]
public sealed class InventoryInput
{
    [Description("Up to 500, each SKU once.")]
    public required IReadOnlyList<StockItemInput> Items { get; init; }

    internal Inventory ToDomain() => new([.. Items.Select(x => x.ToDomain())]);
}

[Name("StockItemInput")]
[Description("The stock of a SKU, and how it sells.")]
public sealed class StockItemInput
{
    [Description("1 to 200 characters.")]
    public required string Sku { get; init; }

    [Description("The product's reference, 1 to 200 characters.")]
    public required string Product { get; init; }

    [Description("The variant's reference, where there are several.")]
    public string? Variant { get; init; }

    [Description("1 to 280 characters.")]
    public required string Title { get; init; }

    [Description("Units left, zero or more; oversold stock is 0.")]
    public required int Available { get; init; }

    [Description("Units a day.")]
    public required double AverageDailySales { get; init; }

    [Description("Units on the best day; not below the average.")]
    public required double MaximumDailySales { get; init; }

    [Description("Days from order to arrival.")]
    public required double AverageLeadDays { get; init; }

    [Description("Days of the slowest arrival; not below the average.")]
    public required double MaximumLeadDays { get; init; }

    [Description("Low at so many units or fewer.")]
    [DefaultValue(StockItem.DefaultThreshold)]
    public int Threshold { get; init; } = StockItem.DefaultThreshold;

    internal StockItem ToDomain() =>
        new(
            Sku,
            Product,
            Variant,
            Title,
            Available,
            AverageDailySales,
            MaximumDailySales,
            AverageLeadDays,
            MaximumLeadDays,
            Threshold
        );
}
