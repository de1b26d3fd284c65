namespace HotDash.Domain.Tiles;

/// <summary>R30: the tiles of a dashboard, in their default order.</summary>
public enum TileKey
{
    /// <summary>Activation and time to resolve.</summary>
    OpsMetrics,

    /// <summary>Revenue and orders.</summary>
    SalesPulse,

    /// <summary>Orders that are not fulfilled.</summary>
    Fulfillment,

    /// <summary>What runs out.</summary>
    Inventory,

    /// <summary>Conversations that need somebody.</summary>
    CxEscalations,

    /// <summary>Landing pages and their traffic.</summary>
    SeoContent,

    /// <summary>What waits for a decision.</summary>
    ApprovalsQueue,

    /// <summary>Ideas to choose from.</summary>
    IdeaPool,

    /// <summary>What agents did today.</summary>
    CeoAgent,

    /// <summary>Messages that nobody read.</summary>
    UnreadMessages,

    /// <summary>The average order's value.</summary>
    Aov,

    /// <summary>What came back.</summary>
    Returns,

    /// <summary>How posts do.</summary>
    SocialPerformance,

    /// <summary>What search brings.</summary>
    SeoImpact,

    /// <summary>What advertising earns.</summary>
    AdsRoas,

    /// <summary>How the shop grows.</summary>
    GrowthMetrics,
}
