using System.ComponentModel;
using GraphQL;
using HotDash.Domain.Tiles;

namespace HotDash.Api.GraphQL.Tiles;

[Name("SeoContentInput")]
[Description("Landing pages of the last 7 days, and how the site is found.")]
public sealed class SeoContentInput
{
    [Description("Up to 100, each once.")]
    public required IReadOnlyList<LandingPageInput> Pages { get; init; }

    [Description("Places lost in search, where they were measured.")]
    public double? RankingDrop { get; init; }

    [Description("Pages that a search engine could not read, where they were counted.")]
    public int? CrawlErrors { get; init; }

    [Description("Largest contentful paint, where it was measured.")]
    public double? LcpMilliseconds { get; init; }

    [Description("Cumulative layout shift, where it was measured.")]
    public double? Cls { get; init; }

    internal SeoContent ToDomain() =>
        new(
            [.. Pages.Select(x => new LandingPage(x.Path, x.Sessions))],
            RankingDrop,
            CrawlErrors,
            LcpMilliseconds,
            Cls
        );
}

[Name("LandingPageInput")]
[Description("A page on which visits begin.")]
public sealed class LandingPageInput
{
    [Description("Its path, 1 to 280 characters.")]
    public required string Path { get; init; }

    [Description("Visits of the last 7 days.")]
    public required int Sessions { get; init; }
}

[Name("IdeaPoolInput")]
[Description("Exactly five ideas, exactly one of them a wildcard.")]
public sealed class IdeaPoolInput
{
    [Description("Five.")]
    public required IReadOnlyList<IdeaInput> Ideas { get; init; }

    [Description("How many wait for a word.")]
    public required int Pending { get; init; }

    [Description("How many were taken up.")]
    public required int Accepted { get; init; }

    [Description("How many were not.")]
    public required int Rejected { get; init; }

    internal IdeaPool ToDomain() =>
        new([.. Ideas.Select(x => new Idea(x.Idea, x.Title, x.IsWildcard))], Pending, Accepted, Rejected);
}

[Name("IdeaInput")]
[Description("Something that the shop could do.")]
public sealed class IdeaInput
{
    [Description("Its reference, 1 to 200 characters.")]
    public required string Idea { get; init; }

    [Description("In a line, 1 to 280 characters.")]
    public required string Title { get; init; }

    [Description("Whether it is the one that nobody would expect.")]
    public required bool IsWildcard { get; init; }
}
