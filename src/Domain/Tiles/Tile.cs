using System.Collections.Immutable;
using NodaTime;

namespace HotDash.Domain.Tiles;

/// <summary>What was told of a tile and decided on it; one stream a tile, <c>tile-</c> and its key. Its figures are rows, not facts (R34).</summary>
/// <param name="Version">The number of facts so far.</param>
/// <param name="Key">Which tile.</param>
/// <param name="Told">When a severity of a SKU was last told, of the last 4 hours.</param>
/// <param name="Quiet">SKUs of which nothing is told, until when, exclusive; null for ever.</param>
/// <param name="LastDecision">The last decision; null before the first.</param>
/// <param name="LastAt">When the last fact happened.</param>
public sealed partial record Tile(
    int Version,
    TileKey Key,
    ImmutableArray<ToldAnomaly> Told,
    ImmutableDictionary<string, Instant?> Quiet,
    TileDecided? LastDecision,
    Instant LastAt
)
{
    /// <summary>The stream's key.</summary>
    public string Id { get; init; } = KeyOf(Key);

    /// <summary>The key of a tile's stream: <c>tile-SALES_PULSE</c>.</summary>
    public static string KeyOf(TileKey key) => Prefix + Names[(int)key];

    /// <summary>The tile whose stream this is; null when it is no tile's.</summary>
    public static TileKey? OfKey(string stream) =>
        stream.StartsWith(Prefix, StringComparison.Ordinal) && Names.IndexOf(stream[Prefix.Length..]) is >= 0 and var i
            ? (TileKey)i
            : null;

    /// <summary>The state after one more fact; others than a tile's are passed over.</summary>
    public static Tile? Evolve(Tile? state, IFact fact) =>
        fact switch
        {
            TileAnomalyDetected e => Next(state, e.Tile, e.At) with { Told = Tell(state?.Told ?? [], e) },
            TileDecided e => Next(state, e.Tile, e.At) with
            {
                LastDecision = e,
                Quiet = Hush(state?.Quiet ?? ImmutableDictionary<string, Instant?>.Empty, e),
            },
            _ => state,
        };

    private static Tile Next(Tile? state, TileKey key, Instant at) =>
        state is null
            ? new(1, key, [], ImmutableDictionary<string, Instant?>.Empty, null, at)
            : state with
            {
                Version = state.Version + 1,
                LastAt = at,
            };

    private static ImmutableArray<ToldAnomaly> Tell(ImmutableArray<ToldAnomaly> told, TileAnomalyDetected e) =>
        e is { Kind: AnomalyKind.DaysOfCover, Target: { } sku }
            ? [.. told.Where(x => e.At - x.At < OnceIn), new(sku, e.Severity, e.At)]
            : told;

    private static ImmutableDictionary<string, Instant?> Hush(
        ImmutableDictionary<string, Instant?> quiet,
        TileDecided e
    ) =>
        e is { Decision: TileDecision.Snooze or TileDecision.MarkIntentional, Target: { } sku }
            ? quiet.RemoveRange(quiet.Where(x => x.Value <= e.At).Select(x => x.Key)).SetItem(sku, e.Until)
            : quiet;

    private const string Prefix = "tile-";

    // R30: one alert a SKU and severity in 4 h.
    private static readonly Duration OnceIn = Duration.FromHours(4);

    private static readonly ImmutableArray<string> Names =
    [
        .. Enum.GetNames<TileKey>()
            .Select(name =>
                string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : $"{char.ToUpperInvariant(c)}"))
            ),
    ];
}

/// <summary>A severity of a SKU that was told.</summary>
/// <param name="Sku">Which.</param>
/// <param name="Severity">How bad it was.</param>
/// <param name="At">When.</param>
public sealed record ToldAnomaly(string Sku, AnomalySeverity Severity, Instant At);
