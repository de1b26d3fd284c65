using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Domain.Tiles;

namespace HotDash.Api.GraphQL.Tiles;

[Name("SeoContent")]
[Description("Landing pages of the last 7 days, and how the site is found.")]
public sealed class SeoContentNode(SeoContent data, RecordedTile tile)
{
    [Description("Up to 100."), ListSize(20)]
    public IEnumerable<LandingPageNode> Pages => data.Pages.Select(x => new LandingPageNode(x, tile));

    [Description("Places lost in search; null where nobody measured.")]
    public double? RankingDrop => data.RankingDrop;

    [Description("Pages that a search engine could not read; null where nobody measured.")]
    public int? CrawlErrors => data.CrawlErrors;

    [Description("Largest contentful paint; null where nobody measured.")]
    public double? LcpMilliseconds => data.LcpMilliseconds;

    [Description("Cumulative layout shift; null where nobody measured.")]
    public double? Cls => data.Cls;
}

[Name("LandingPage")]
[Description("A page on which visits begin.")]
public sealed class LandingPageNode(LandingPage page, RecordedTile tile)
{
    [Description("Its path.")]
    public string Path => page.Path;

    [Description("Visits of the last 7 days.")]
    public int Sessions => page.Sessions;

    [Description("Against a week before, percent; null where nothing was recorded then.")]
    public double? ChangePercent => tile.ChangeOf(page.Path);

    [Description("Whether it lost 20 % or more.")]
    public bool Anomaly => tile.ChangeOf(page.Path) is { } change && Anomalies.IsMarked(change);
}

[Name("IdeaPool")]
[Description("Five ideas, one of them a wildcard.")]
public sealed class IdeaPoolNode(IdeaPool data)
{
    [Description("Exactly five."), ListSize(5)]
    public IEnumerable<IdeaNode> Ideas => data.Ideas.Select(x => new IdeaNode(x));

    [Description("How many wait for a word.")]
    public int Pending => data.Pending;

    [Description("How many were taken up.")]
    public int Accepted => data.Accepted;

    [Description("How many were not.")]
    public int Rejected => data.Rejected;
}

[Name("Idea")]
[Description("Something that the shop could do.")]
public sealed class IdeaNode(Idea idea)
{
    [Description("Its reference.")]
    public string Idea => idea.Id;

    [Description("In a line.")]
    public string Title => idea.Title;

    [Description("Whether it is the one that nobody would expect.")]
    public bool IsWildcard => idea.IsWildcard;
}
