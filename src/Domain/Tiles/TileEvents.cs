using NodaTime;

namespace HotDash.Domain.Tiles;

/// <summary>R32: a figure of a tile crossed a threshold that it had not crossed in the snapshot before. Told once while it lasts.</summary>
/// <param name="At">When it was found.</param>
/// <param name="By">Who recorded the snapshot.</param>
/// <param name="Tile">Which tile.</param>
/// <param name="Kind">Which figure.</param>
/// <param name="Severity">WARNING or CRITICAL.</param>
/// <param name="Target">The SKU or the page; null for the tile as a whole.</param>
/// <param name="Figure">The figure, in the unit of its kind.</param>
/// <param name="Threshold">What it crossed, in the same unit.</param>
/// <param name="AsOf">When the figures were so.</param>
public sealed record TileAnomalyDetected(
    Instant At,
    By By,
    TileKey Tile,
    AnomalyKind Kind,
    AnomalySeverity Severity,
    string? Target,
    double Figure,
    double Threshold,
    Instant AsOf
) : IFact
{
    /// <summary>What was found.</summary>
    public Anomaly ToAnomaly() => new(Kind, Target, Severity, Figure, Threshold);
}

/// <summary>R35: somebody decided on what a tile shows.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Tile">Which tile.</param>
/// <param name="Decision">What.</param>
/// <param name="Target">The SKU or the conversation; null for the tile as a whole.</param>
/// <param name="ApprovalId">The approval that was opened for what is to happen outside; null where nothing is.</param>
/// <param name="Until">Until when a SKU is not told of, exclusive; null: for ever, or not at all.</param>
/// <param name="Note">In words, 1..2,000 characters; null when there are none.</param>
public sealed record TileDecided(
    Instant At,
    By By,
    TileKey Tile,
    TileDecision Decision,
    string? Target,
    string? ApprovalId,
    Instant? Until,
    PersonalText? Note
) : IFact;
