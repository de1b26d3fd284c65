namespace HotDash.Domain.Tiles;

/// <summary>R30: the dashboard's tiles, in their default order.</summary>
public enum TileKey
{
    /// <summary>Activation and time to resolve, of the last 7 days; worked out by HotDash.</summary>
    OpsMetrics,

    /// <summary>Revenue and orders of the last 24 hours.</summary>
    SalesPulse,

    /// <summary>Orders that are not fulfilled.</summary>
    Fulfillment,

    /// <summary>What runs out, and when.</summary>
    Inventory,

    /// <summary>Conversations that need a person.</summary>
    CxEscalations,

    /// <summary>Landing pages and what they lose.</summary>
    SeoContent,

    /// <summary>What waits for a decision; worked out by HotDash.</summary>
    ApprovalsQueue,

    /// <summary>Five ideas, one of them a wildcard.</summary>
    IdeaPool,

    /// <summary>What agents did; worked out by HotDash.</summary>
    CeoAgent,

    /// <summary>Messages that nobody has read.</summary>
    UnreadMessages,

    /// <summary>The average order value.</summary>
    Aov,

    /// <summary>What customers send back.</summary>
    Returns,

    /// <summary>How posts do.</summary>
    SocialPerformance,

    /// <summary>What search brings.</summary>
    SeoImpact,

    /// <summary>The return on ad spend.</summary>
    AdsRoas,

    /// <summary>How the shop grows.</summary>
    GrowthMetrics,
}
