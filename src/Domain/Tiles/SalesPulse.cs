using System.Collections.Immutable;

namespace HotDash.Domain.Tiles;

/// <summary>What was sold in the 24 hours up to the snapshot: all of it, never cut at a page of orders.</summary>
/// <param name="Revenue">Zero or more.</param>
/// <param name="Orders">Zero or more.</param>
/// <param name="TopSkus">0..5, the best first.</param>
/// <param name="PendingFulfillments">Zero or more.</param>
public sealed record SalesPulse(Money Revenue, int Orders, ImmutableArray<TopSku> TopSkus, int PendingFulfillments)
    : TileData
{
    /// <summary>The name of the figure that R32 watches.</summary>
    public const string RevenueFigure = "revenue";

    /// <summary>The other figure that is compared.</summary>
    public const string OrdersFigure = "orders";

    /// <inheritdoc/>
    public override bool Fits(TileKey key) => key == TileKey.SalesPulse;

    /// <inheritdoc/>
    public override IEnumerable<(string Name, double Value)> Figures =>
        [(RevenueFigure, (double)Revenue.Amount), (OrdersFigure, Orders), ("pendingFulfillments", PendingFulfillments)];

    /// <inheritdoc/>
    public override IEnumerable<(string Name, double Value)> Compared =>
        [(RevenueFigure, (double)Revenue.Amount), (OrdersFigure, Orders)];

    /// <inheritdoc/>
    public override string Unit => Revenue.Currency;

    internal override Refusal? Broken() =>
        DataLimits.Sum(Revenue, "revenue")
        ?? DataLimits.Count(Orders, "orders")
        ?? DataLimits.Count(PendingFulfillments, "pendingFulfillments")
        ?? DataLimits.Each(
            TopSkus,
            MostTopSkus,
            "topSkus",
            (sku, path) =>
                DataLimits.Line(sku.Sku, DataLimits.Name, [.. path, "sku"])
                ?? DataLimits.Line(sku.Title, DataLimits.Title, [.. path, "title"])
                ?? DataLimits.Count(sku.Quantity, [.. path, "quantity"])
                ?? DataLimits.Sum(sku.Revenue, [.. path, "revenue"])
        );

    private const int MostTopSkus = 5;
}

/// <summary>A SKU that sells.</summary>
/// <param name="Sku">1..200 characters.</param>
/// <param name="Title">1..280 characters.</param>
/// <param name="Quantity">Units, zero or more.</param>
/// <param name="Revenue">Zero or more.</param>
public sealed record TopSku(string Sku, string Title, int Quantity, Money Revenue);
