using System.Collections.Immutable;
using NodaTime;

namespace HotDash.Domain.Tiles;

/// <summary>What the last snapshots left of a tile.</summary>
/// <param name="Key">Which tile.</param>
/// <param name="Version">The number of its snapshots.</param>
/// <param name="AsOf">When its data were so, or were found unreadable.</param>
/// <param name="Source">Where its data come from.</param>
/// <param name="Data">The last figures that could be read; null when none ever could.</param>
/// <param name="Changes">Those against a week before, percent, by figure.</param>
/// <param name="Error">Why the last attempt to read them failed; null when it did not.</param>
/// <param name="Told">The anomalies that last and were told, each as badly as it was told, by <see cref="Anomaly.Name"/>.</param>
public sealed record RecordedTile(
    TileKey Key,
    long Version,
    Instant AsOf,
    TileSource Source,
    TileData? Data,
    ImmutableDictionary<string, double> Changes,
    string? Error,
    ImmutableDictionary<string, AnomalySeverity> Told
)
{
    /// <summary>Whether it has something to show.</summary>
    public TileState State => Error is null ? TileState.Ok : TileState.Error;

    /// <summary>A figure against a week before, percent; null where it was not compared.</summary>
    public double? ChangeOf(string figure) => Changes.TryGetValue(figure, out var percent) ? percent : null;

    /// <summary>What the next snapshot leaves. Figures that could not be read leave those before.</summary>
    /// <param name="last">Before it; null before the first.</param>
    /// <param name="weekAgo">What the tile showed a week before; null when nothing.</param>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="told">The anomalies that are told with it.</param>
    /// <param name="now">The present, where the snapshot does not say when it was taken.</param>
    public static RecordedTile After(
        RecordedTile? last,
        TileData? weekAgo,
        TileSnapshot snapshot,
        IReadOnlyCollection<Anomaly> told,
        Instant now
    )
    {
        var (version, asOf) = ((last?.Version ?? 0) + 1, snapshot.AsOf ?? now);
        if (snapshot.Data is not { } data)
            return last is null
                ? new(snapshot.Key, version, asOf, snapshot.Source, null, NoChanges, snapshot.Error, NoneTold)
                : last with
                {
                    Version = version,
                    AsOf = asOf,
                    Error = snapshot.Error,
                };
        var changes = WeekOnWeek.Of(data, weekAgo);
        return new(
            snapshot.Key,
            version,
            asOf,
            snapshot.Source,
            data,
            changes,
            null,
            Anomalies
                .Of(data, changes, asOf)
                .Select(x => (x.Name, Told: told.Contains(x) ? x.Severity : Least(last?.ToldOf(x), x.Severity)))
                .Where(x => x.Told is not null)
                .ToImmutableDictionary(x => x.Name, x => x.Told!.Value)
        );
    }

    /// <summary>How badly an anomaly that lasts was told; null when it was not.</summary>
    public AnomalySeverity? ToldOf(Anomaly anomaly) =>
        Told.TryGetValue(anomaly.Name, out var severity) ? severity : null;

    private static AnomalySeverity? Least(AnomalySeverity? a, AnomalySeverity b) =>
        a is AnomalySeverity.Critical ? b : a;

    private static readonly ImmutableDictionary<string, double> NoChanges = ImmutableDictionary<string, double>.Empty;

    private static readonly ImmutableDictionary<string, AnomalySeverity> NoneTold = ImmutableDictionary<
        string,
        AnomalySeverity
    >.Empty;
}
