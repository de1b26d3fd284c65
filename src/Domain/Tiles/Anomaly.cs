namespace HotDash.Domain.Tiles;

/// <summary>A figure that crossed a threshold of R32.</summary>
/// <param name="Kind">Which figure.</param>
/// <param name="Target">Of what, where the tile shows several: the SKU, the page; null for the tile as a whole.</param>
/// <param name="Severity">How bad.</param>
/// <param name="Figure">The figure itself, in the unit of its kind.</param>
/// <param name="Threshold">What it crossed, in the same unit.</param>
public sealed record Anomaly(
    AnomalyKind Kind,
    string? Target,
    AnomalySeverity Severity,
    double Figure,
    double Threshold
)
{
    /// <summary>What lasts from one snapshot to the next, however bad it is at the time.</summary>
    public string Name => $"{Kind}/{Target}";
}

/// <summary>How bad an anomaly is.</summary>
public enum AnomalySeverity
{
    /// <summary>Worth a look.</summary>
    Warning,

    /// <summary>Worth a look now.</summary>
    Critical,
}

/// <summary>R32: the figures that are watched.</summary>
public enum AnomalyKind
{
    /// <summary>Revenue against a week ago, percent; a fall of 15 or 30.</summary>
    Sales,

    /// <summary>Conversations beyond their SLA, percent; 20 or 40.</summary>
    SlaBreachRate,

    /// <summary>Sessions of a page against a week ago, percent; a fall of 20 or 40.</summary>
    Traffic,

    /// <summary>Days that the stock of a SKU lasts; 7 or 3.</summary>
    DaysOfCover,

    /// <summary>Places lost in search; 5 or 10.</summary>
    RankingDrop,

    /// <summary>Pages that a search engine could not read; 3 or 10.</summary>
    CrawlErrors,

    /// <summary>Largest contentful paint, milliseconds; 2500 or 4000.</summary>
    Lcp,

    /// <summary>Cumulative layout shift; 0.1 or 0.25.</summary>
    Cls,

    /// <summary>Orders that are stuck, percent; 10 or 25.</summary>
    FulfillmentIssues,
}
