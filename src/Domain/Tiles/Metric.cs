using System.Collections.Immutable;
using NodaTime;

namespace HotDash.Domain.Tiles;

/// <summary>A headline figure and how it came about: SOCIAL_PERFORMANCE, SEO_IMPACT, ADS_ROAS and GROWTH_METRICS.</summary>
/// <param name="Headline">Zero or more.</param>
/// <param name="Of">What is measured, as people say it; 1..200 characters.</param>
/// <param name="Series">0..400 points, in the order of time.</param>
public sealed record Metric(double Headline, string Of, ImmutableArray<MetricPoint> Series) : TileData
{
    /// <summary>The figure that is compared.</summary>
    public const string HeadlineFigure = "headline";

    /// <inheritdoc/>
    public override bool Fits(TileKey key) =>
        key is TileKey.SocialPerformance or TileKey.SeoImpact or TileKey.AdsRoas or TileKey.GrowthMetrics;

    /// <inheritdoc/>
    public override IEnumerable<(string Name, double Value)> Figures => [(HeadlineFigure, Headline)];

    /// <inheritdoc/>
    public override IEnumerable<(string Name, double Value)> Compared => [(HeadlineFigure, Headline)];

    /// <inheritdoc/>
    public override string Unit => Of;

    internal override Refusal? Broken() =>
        DataLimits.Measure(Headline, "headline")
        ?? DataLimits.Line(Of, DataLimits.Name, "of")
        ?? DataLimits.Each(Series, MostPoints, "series", (x, path) => DataLimits.Measure(x.Value, [.. path, "value"]))
        ?? (
            Series.Zip(Series.Skip(1)).Any(x => x.First.At >= x.Second.At)
                ? DataLimits.Value("A series goes forward in time.", "Send each instant once, in order.", "series")
                : null
        );

    private const int MostPoints = 400;
}

/// <summary>A point of a series.</summary>
/// <param name="At">When.</param>
/// <param name="Value">Zero or more.</param>
public sealed record MetricPoint(Instant At, double Value);
