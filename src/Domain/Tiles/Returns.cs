namespace HotDash.Domain.Tiles;

/// <summary>What customers sent back in the 7 days up to the snapshot.</summary>
/// <param name="Count">Returned orders; not more than <paramref name="Orders"/>.</param>
/// <param name="Orders">All orders.</param>
public sealed record Returns(int Count, int Orders) : TileData
{
    /// <summary>The figure that is compared.</summary>
    public const string CountFigure = "returns";

    /// <summary>Returned ones among all, percent; 0 without orders.</summary>
    public double RatePercent => Orders == 0 ? 0 : Count * 100.0 / Orders;

    /// <inheritdoc/>
    public override bool Fits(TileKey key) => key == TileKey.Returns;

    /// <inheritdoc/>
    public override IEnumerable<(string Name, double Value)> Figures =>
        [(CountFigure, Count), ("ratePercent", RatePercent)];

    /// <inheritdoc/>
    public override IEnumerable<(string Name, double Value)> Compared => [(CountFigure, Count)];

    internal override Refusal? Broken() =>
        DataLimits.Count(Count, "returns")
        ?? DataLimits.Count(Orders, "orders")
        ?? (
            Count > Orders
                ? DataLimits.Value("More returns than orders.", "Send both of the same days.", "returns")
                : null
        );
}
