using System.Collections.Immutable;
using NodaTime;

namespace HotDash.Domain.Tiles;

/// <summary>What is fixed of every tile: its place, its title, how often it is refreshed.</summary>
public static class TileBook
{
    /// <summary>R30: all 16, in their default order.</summary>
    public static readonly ImmutableArray<TileKey> DefaultOrder = [.. Enum.GetValues<TileKey>()];

    /// <summary>What HotDash works out from its own facts; nobody records it.</summary>
    public static readonly ImmutableArray<TileKey> WorkedOut =
    [
        TileKey.OpsMetrics,
        TileKey.ApprovalsQueue,
        TileKey.CeoAgent,
    ];

    /// <summary>R33: how often whoever records a tile reads its figures again; null for what is pushed as it changes.</summary>
    public static Duration? RefreshEvery(TileKey key) =>
        key switch
        {
            TileKey.ApprovalsQueue => null,
            TileKey.SalesPulse or TileKey.Aov or TileKey.CxEscalations or TileKey.UnreadMessages =>
                Duration.FromSeconds(30),
            TileKey.Returns or TileKey.Inventory or TileKey.Fulfillment => Duration.FromSeconds(60),
            _ => Duration.FromSeconds(300),
        };

    /// <summary>R33: whether figures as of then are older now than twice the time between two refreshes; at twice that they are not yet.</summary>
    public static bool IsStale(TileKey key, Instant asOf, Instant now) =>
        RefreshEvery(key) is { } every && now - asOf > every * 2;

    /// <summary>What people call it.</summary>
    public static string TitleOf(TileKey key) =>
        key switch
        {
            TileKey.OpsMetrics => "Ops metrics",
            TileKey.SalesPulse => "Sales pulse",
            TileKey.Fulfillment => "Fulfillment",
            TileKey.Inventory => "Inventory",
            TileKey.CxEscalations => "CX escalations",
            TileKey.SeoContent => "SEO content",
            TileKey.ApprovalsQueue => "Approvals queue",
            TileKey.IdeaPool => "Idea pool",
            TileKey.CeoAgent => "CEO agent",
            TileKey.UnreadMessages => "Unread messages",
            TileKey.Aov => "Average order value",
            TileKey.Returns => "Returns",
            TileKey.SocialPerformance => "Social performance",
            TileKey.SeoImpact => "SEO impact",
            TileKey.AdsRoas => "Ads ROAS",
            _ => "Growth metrics",
        };
}
