using System.Collections.Immutable;
using NodaTime;

namespace HotDash.Domain.Tiles;

/// <summary>Orders that are not fulfilled, among all of the last 7 days.</summary>
/// <param name="Total">All orders of these days, fulfilled ones included; not fewer than <paramref name="Orders"/>.</param>
/// <param name="Orders">0..250, those that are not fulfilled.</param>
public sealed record Fulfillment(int Total, ImmutableArray<OpenOrder> Orders) : TileData
{
    /// <summary>How many are stuck.</summary>
    public int Issues => Orders.Count(x => x.HasIssue);

    /// <summary>Stuck ones among all, percent; 0 without orders.</summary>
    public double IssuePercent => Total == 0 ? 0 : Issues * 100.0 / Total;

    /// <inheritdoc/>
    public override bool Fits(TileKey key) => key == TileKey.Fulfillment;

    /// <inheritdoc/>
    public override IEnumerable<(string Name, double Value)> Figures =>
        [("unfulfilled", Orders.Length), ("issues", Issues), ("issuePercent", IssuePercent)];

    internal override Refusal? Broken() =>
        DataLimits.Count(Total, "total")
        ?? DataLimits.Each(
            Orders,
            MostOrders,
            "orders",
            (order, path) =>
                DataLimits.Line(order.Id, DataLimits.Name, [.. path, "id"])
                ?? DataLimits.Line(order.Name, DataLimits.Name, [.. path, "name"])
                ?? DataLimits.Defined(order.Status, [.. path, "status"])
        )
        ?? (
            Total < Orders.Length
                ? DataLimits.Value(
                    "There are more orders in the list than in all.",
                    "Send the number of all orders, fulfilled ones included.",
                    "total"
                )
                : null
        );

    private const int MostOrders = 250;
}

/// <summary>An order that is not fulfilled.</summary>
/// <param name="Id">1..200 characters.</param>
/// <param name="Name">As people call it, <c>#1001</c>; 1..200 characters.</param>
/// <param name="Status">How far it is.</param>
/// <param name="CreatedAt">When it was placed.</param>
public sealed record OpenOrder(string Id, string Name, FulfillmentStatus Status, Instant CreatedAt)
{
    /// <summary>Whether it goes on only when somebody looks at it.</summary>
    public bool HasIssue => Status is FulfillmentStatus.OnHold or FulfillmentStatus.Failed;
}

/// <summary>How far an order is.</summary>
public enum FulfillmentStatus
{
    /// <summary>Nothing was sent yet.</summary>
    Unfulfilled,

    /// <summary>A part was sent.</summary>
    Partial,

    /// <summary>It is kept back: an issue.</summary>
    OnHold,

    /// <summary>It could not be sent: an issue.</summary>
    Failed,
}
