using System.Collections.Immutable;

namespace HotDash.Domain.Tiles;

/// <summary>Landing pages of the last 7 days, and how the site is found.</summary>
/// <param name="Pages">0..100, each once.</param>
/// <param name="RankingDrop">Places that the site has lost in search; null where nobody measured.</param>
/// <param name="CrawlErrors">Pages that a search engine could not read; null where nobody measured.</param>
/// <param name="LcpMilliseconds">Largest contentful paint; null where nobody measured.</param>
/// <param name="Cls">Cumulative layout shift; null where nobody measured.</param>
public sealed record SeoContent(
    ImmutableArray<LandingPage> Pages,
    double? RankingDrop = null,
    int? CrawlErrors = null,
    double? LcpMilliseconds = null,
    double? Cls = null
) : TileData
{
    /// <inheritdoc/>
    public override bool Fits(TileKey key) => key == TileKey.SeoContent;

    /// <inheritdoc/>
    public override IEnumerable<(string Name, double Value)> Figures =>
        [("sessions", Pages.Sum(x => (double)x.Sessions))];

    /// <inheritdoc/>
    public override IEnumerable<(string Name, double Value)> Compared =>
        Pages.Select(x => (x.Path, (double)x.Sessions));

    internal override Refusal? Broken() =>
        DataLimits.Each(
            Pages,
            MostPages,
            "pages",
            (page, path) =>
                DataLimits.Line(page.Path, DataLimits.Title, [.. path, "path"])
                ?? DataLimits.Count(page.Sessions, [.. path, "sessions"])
        )
        ?? DataLimits.Distinct(Pages.Select(x => x.Path), "pages")
        ?? DataLimits.Measure(RankingDrop, "rankingDrop")
        ?? DataLimits.Measure(CrawlErrors, "crawlErrors")
        ?? DataLimits.Measure(LcpMilliseconds, "lcpMilliseconds")
        ?? DataLimits.Measure(Cls, "cls");

    private const int MostPages = 100;
}

/// <summary>A page on which visits begin.</summary>
/// <param name="Path">1..280 characters.</param>
/// <param name="Sessions">Of the last 7 days, zero or more.</param>
public sealed record LandingPage(string Path, int Sessions);
