using System.Collections.Immutable;
using HotDash.Domain.Approvals;
using HotDash.Domain.Policies;
using HotDash.Domain.Tests.Approvals;
using HotDash.Domain.Tiles;
using NodaTime;

namespace HotDash.Domain.Tests.Tiles;

/// <summary>Data of every tile that keep all limits, and what records them.</summary>
internal static class Shown
{
    public static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 10, 0);

    public static readonly SalesPulse Sales = new(new(100, "EUR"), 4, [new("S-1", "Mug", 2, new(50, "EUR"))], 1);

    public static readonly Fulfillment Orders = new(
        100,
        [new("o-1", "#1001", FulfillmentStatus.Unfulfilled, Now - Duration.FromHours(1))]
    );

    public static readonly StockItem Mug = new("MUG", "p-1", null, "Mug", 100, 2, 4, 5, 10);

    public static readonly EscalatedConversation Conversation = new(
        "conv-1",
        "cust-1",
        new("cust-1", "Jane"),
        ConversationStatus.Open,
        Now - Duration.FromMinutes(10),
        new("cust-1", "Where is it?"),
        ["late"],
        new("cust-1", "On its way.")
    );

    public static readonly CxEscalations Cx = new([Conversation]);
    public static readonly SeoContent Seo = new([new("/", 100), new("/sale", 50)]);
    public static readonly IdeaPool Ideas = new(
        [.. Enumerable.Range(1, 5).Select(i => new Idea($"i{i}", $"Idea {i}", i == 3))],
        3,
        1,
        1
    );
    public static readonly UnreadMessages Unread = new(
        2,
        new("conv-1", null, new("conv-1", "Jane"), new("conv-1", "Hi"))
    );
    public static readonly AverageOrder Aov = new(new(25, "EUR"), 4);
    public static readonly Returns Returns = new(3, 100);
    public static readonly Metric Growth = new(7, "Members", [new(Now - Duration.FromDays(1), 6), new(Now, 7)]);

    public static IReadOnlyDictionary<TileKey, TileData> All { get; } =
        new Dictionary<TileKey, TileData>
        {
            [TileKey.SalesPulse] = Sales,
            [TileKey.Fulfillment] = Orders,
            [TileKey.Inventory] = new Inventory([Mug]),
            [TileKey.CxEscalations] = Cx,
            [TileKey.SeoContent] = Seo,
            [TileKey.IdeaPool] = Ideas,
            [TileKey.UnreadMessages] = Unread,
            [TileKey.Aov] = Aov,
            [TileKey.Returns] = Returns,
            [TileKey.SocialPerformance] = Growth,
            [TileKey.SeoImpact] = Growth,
            [TileKey.AdsRoas] = Growth,
            [TileKey.GrowthMetrics] = Growth,
        };

    public static Facts By(Caller caller, Instant? now = null) => new(now ?? Now, caller, ApprovalPolicy.Default);

    public static TileSnapshot Of(TileKey key, TileData? data = null, Instant? asOf = null) =>
        new(key, asOf, TileSource.Live, data ?? All[key]);

    public static Ruling Record(TileSnapshot snapshot, RecordedTile? last = null) =>
        Tile.Record(null, last, null, snapshot, By(People.Agent));

    public static ImmutableArray<Anomaly> Anomalies(TileData data, params (string Figure, double Change)[] changes) =>
        HotDash.Domain.Tiles.Anomalies.Of(data, changes.ToDictionary(x => x.Figure, x => x.Change), Now);
}
