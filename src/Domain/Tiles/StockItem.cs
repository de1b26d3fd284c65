namespace HotDash.Domain.Tiles;

/// <summary>The stock of a SKU, and how it sells.</summary>
/// <param name="Sku">1..200 characters.</param>
/// <param name="Product">The product's id, 1..200 characters.</param>
/// <param name="Variant">The variant's id; null where there is but one.</param>
/// <param name="Title">1..280 characters.</param>
/// <param name="Available">Units, zero or more; oversold stock is 0.</param>
/// <param name="AverageDailySales">Units a day.</param>
/// <param name="MaximumDailySales">Units on the best day; not below the average.</param>
/// <param name="AverageLeadDays">Days from order to arrival.</param>
/// <param name="MaximumLeadDays">Days of the slowest arrival; not below the average.</param>
/// <param name="Threshold">Low at so many units or fewer; 10 by default.</param>
public sealed record StockItem(
    string Sku,
    string Product,
    string? Variant,
    string Title,
    int Available,
    double AverageDailySales,
    double MaximumDailySales,
    double AverageLeadDays,
    double MaximumLeadDays,
    int Threshold = StockItem.DefaultThreshold
)
{
    /// <summary>R30: low at 10.</summary>
    public const int DefaultThreshold = 10;

    /// <summary>R30: whether as many units are left as the threshold, or fewer.</summary>
    public bool IsLow => Available <= Threshold;

    /// <summary>How long the stock lasts at the average; null where nothing sells and something is left.</summary>
    public double? DaysOfCover =>
        Available <= 0 ? 0
        : AverageDailySales > 0 && Available / AverageDailySales is var days && double.IsFinite(days) ? days
        : null;

    /// <summary>R31: units that cover the difference between the worst and the average delivery.</summary>
    public double SafetyStock => (MaximumDailySales * MaximumLeadDays) - (AverageDailySales * AverageLeadDays);

    /// <summary>R31: at so many units it is time to order.</summary>
    public double ReorderPoint => (AverageDailySales * AverageLeadDays) + SafetyStock;

    /// <summary>R30: how near it is to running out; null when it is not.</summary>
    public StockoutSeverity? Severity =>
        Available <= 0 || DaysOfCover <= CriticalDays ? StockoutSeverity.Critical
        : DaysOfCover <= HighDays || Available <= ReorderPoint / 2 ? StockoutSeverity.High
        : DaysOfCover <= MediumDays || Available <= ReorderPoint ? StockoutSeverity.Medium
        : null;

    private const double CriticalDays = 3;
    private const double HighDays = 7;
    private const double MediumDays = 14;
}

/// <summary>How near a SKU is to running out.</summary>
public enum StockoutSeverity
{
    /// <summary>14 days or fewer, or at the reorder point.</summary>
    Medium,

    /// <summary>7 days or fewer, or at half the reorder point.</summary>
    High,

    /// <summary>None left, or 3 days or fewer.</summary>
    Critical,
}
