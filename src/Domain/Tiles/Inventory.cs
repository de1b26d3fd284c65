using System.Collections.Immutable;

namespace HotDash.Domain.Tiles;

/// <summary>What is in stock, of the SKUs that matter.</summary>
/// <param name="Items">0..500, each SKU once.</param>
public sealed record Inventory(ImmutableArray<StockItem> Items) : TileData
{
    /// <summary>The item of this SKU; null when it is not among them.</summary>
    public StockItem? Find(string sku) => Items.FirstOrDefault(x => x.Sku == sku);

    /// <inheritdoc/>
    public override bool Fits(TileKey key) => key == TileKey.Inventory;

    /// <inheritdoc/>
    public override IEnumerable<(string Name, double Value)> Figures =>
        [
            ("items", Items.Length),
            ("low", Items.Count(x => x.IsLow)),
            ("critical", Items.Count(x => x.Severity == StockoutSeverity.Critical)),
        ];

    internal override Refusal? Broken() =>
        DataLimits.Each(Items, MostItems, "items", Broken) ?? DataLimits.Distinct(Items.Select(x => x.Sku), "items");

    private static Refusal? Broken(StockItem item, ImmutableArray<string> path) =>
        DataLimits.Line(item.Sku, DataLimits.Name, [.. path, "sku"])
        ?? DataLimits.Line(item.Product, DataLimits.Name, [.. path, "product"])
        ?? DataLimits.Maybe(item.Variant, DataLimits.Name, [.. path, "variant"])
        ?? DataLimits.Line(item.Title, DataLimits.Title, [.. path, "title"])
        ?? DataLimits.Count(item.Available, [.. path, "available"])
        ?? DataLimits.Count(item.Threshold, [.. path, "threshold"])
        ?? DataLimits.Measure(item.AverageDailySales, [.. path, "averageDailySales"])
        ?? DataLimits.Measure(item.MaximumDailySales, [.. path, "maximumDailySales"])
        ?? DataLimits.Measure(item.AverageLeadDays, [.. path, "averageLeadDays"])
        ?? DataLimits.Measure(item.MaximumLeadDays, [.. path, "maximumLeadDays"])
        ?? NotBelow(item.MaximumDailySales, item.AverageDailySales, [.. path, "maximumDailySales"])
        ?? NotBelow(item.MaximumLeadDays, item.AverageLeadDays, [.. path, "maximumLeadDays"]);

    private static Refusal? NotBelow(double maximum, double average, ImmutableArray<string> path) =>
        maximum < average
            ? DataLimits.Value("A maximum is not below its average.", "Send both of the same days.", path)
            : null;

    private const int MostItems = 500;
}
