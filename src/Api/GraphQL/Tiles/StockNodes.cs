using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Domain.Tiles;
using NodaTime;

namespace HotDash.Api.GraphQL.Tiles;

[Name("Fulfillment")]
[Description("Orders that are not fulfilled, among all of the last 7 days.")]
public sealed class FulfillmentNode(Fulfillment data)
{
    [Description("All orders of these days, fulfilled ones included.")]
    public int Total => data.Total;

    [Description("Those that are not fulfilled, up to 250."), ListSize(20)]
    public IEnumerable<OpenOrderNode> OpenOrders => data.Orders.Select(x => new OpenOrderNode(x));

    [Description("How many are stuck.")]
    public int Issues => data.Issues;

    [Description("Stuck ones among all, percent: worth a look from 10, worth a look now from 25.")]
    public double IssuePercent => data.IssuePercent;
}

[Name("OpenOrder")]
[Description("An order that is not fulfilled.")]
public sealed class OpenOrderNode(OpenOrder order)
{
    [Description("The order's reference.")]
    public string Order => order.Id;

    [Description("As people call it.")]
    public string Name => order.Name;

    [Description("How far it is.")]
    public FulfillmentStatus Status => order.Status;

    [Description("When it was placed.")]
    public Instant CreatedAt => order.CreatedAt;
}

[Name("Inventory")]
[Description("What is in stock, of the SKUs that matter.")]
public sealed class InventoryNode(Inventory data)
{
    [Description("Up to 500 SKUs."), ListSize(20)]
    public IEnumerable<StockItemNode> Items => data.Items.Select(x => new StockItemNode(x));
}

[Name("StockItem")]
[Description("The stock of a SKU, and how long it lasts.")]
public sealed class StockItemNode(StockItem item)
{
    [Description("The SKU.")]
    public string Sku => item.Sku;

    [Description("The product's reference.")]
    public string Product => item.Product;

    [Description("The variant's reference; null where there is but one.")]
    public string? Variant => item.Variant;

    [Description("What it is called.")]
    public string Title => item.Title;

    [Description("Units left.")]
    public int Available => item.Available;

    [Description("Low at so many units or fewer.")]
    public int Threshold => item.Threshold;

    [Description("Whether as many are left as the threshold, or fewer.")]
    public bool IsLow => item.IsLow;

    [Description("Units sold a day.")]
    public double AverageDailySales => item.AverageDailySales;

    [Description("How many days the stock lasts at that; null where nothing sells.")]
    public double? DaysOfCover => item.DaysOfCover;

    [Description("At so many units it is time to order.")]
    public double ReorderPoint => item.ReorderPoint;

    [Description("How near it is to running out; null when it is not.")]
    public StockoutSeverity? Severity => item.Severity;
}
