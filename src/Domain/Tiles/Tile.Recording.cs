using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Domain.Tiles;

public sealed partial record Tile
{
    /// <summary>
    /// R34: somebody recorded a snapshot. What follows for the tile's figures is <see cref="RecordedTile.After"/>; the facts are the
    /// anomalies that were not told as badly while they last, and so may be none.
    /// </summary>
    /// <param name="before">What was told and decided; null when nothing was.</param>
    /// <param name="last">What the last snapshots left; null before the first.</param>
    /// <param name="weekAgo">What the tile showed a week before; null when nothing.</param>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="facts">What the decision is handed.</param>
    public static Ruling Record(Tile? before, RecordedTile? last, TileData? weekAgo, TileSnapshot snapshot, Facts facts)
    {
        if (May.Draft(facts.Caller) is not { } by)
            return May.Forbidden;
        if (snapshot.Broken(last?.AsOf, facts.Now) is { } broken)
            return broken;
        if (snapshot.Data is null)
            return Ruling.Nothing;
        var next = RecordedTile.After(last, weekAgo, snapshot, [], facts.Now);
        return new([
            .. Anomalies
                .Of(snapshot.Data, next.Changes, next.AsOf)
                .Where(x => last?.ToldOf(x) is not { } told || told < x.Severity)
                .Where(x => before?.IsQuietOn(x, facts.Now) != true)
                .Select(
                    IFact (x) =>
                        new TileAnomalyDetected(
                            facts.Now,
                            by,
                            snapshot.Key,
                            x.Kind,
                            x.Severity,
                            x.Target,
                            x.Figure,
                            x.Threshold,
                            next.AsOf
                        )
                ),
        ]);
    }

    /// <summary>Whether nothing is told of it: it was, within 4 hours, or somebody wished so.</summary>
    private bool IsQuietOn(Anomaly anomaly, Instant now) =>
        anomaly is { Kind: AnomalyKind.DaysOfCover, Target: { } sku }
        && (
            Told.Any(x => x.Sku == sku && x.Severity == anomaly.Severity && now - x.At < OnceIn)
            || (Quiet.TryGetValue(sku, out var until) && (until is null || now < until))
        );
}
