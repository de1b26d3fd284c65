namespace HotDash.Domain.Tiles;

/// <summary>The average order value of the 24 hours up to the snapshot.</summary>
/// <param name="Average">Zero or more.</param>
/// <param name="Orders">Of how many orders; zero or more.</param>
public sealed record AverageOrder(Money Average, int Orders) : TileData
{
    /// <summary>The figure that is compared.</summary>
    public const string AverageFigure = "average";

    /// <inheritdoc/>
    public override bool Fits(TileKey key) => key == TileKey.Aov;

    /// <inheritdoc/>
    public override IEnumerable<(string Name, double Value)> Figures =>
        [(AverageFigure, (double)Average.Amount), ("orders", Orders)];

    /// <inheritdoc/>
    public override IEnumerable<(string Name, double Value)> Compared => [(AverageFigure, (double)Average.Amount)];

    /// <inheritdoc/>
    public override string Unit => Average.Currency;

    internal override Refusal? Broken() => DataLimits.Sum(Average, "average") ?? DataLimits.Count(Orders, "orders");
}
