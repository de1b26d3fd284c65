using System.ComponentModel;
using HotDash.Api.GraphQL.Engine.Limits;

namespace HotDash.Api.GraphQL.Engine;

/// <summary>One page of a list, in list order.</summary>
[Description("One page of a list, in list order.")]
public sealed class Connection<T>(
    IReadOnlyList<Edge<T>> edges,
    PageInfo pageInfo,
    Func<CancellationToken, Task<int>> countUpToLimit
)
    where T : class
{
    private Task<int>? _count;

    [Description("The items with their cursors, 0 to 100.")]
    public IReadOnlyList<Edge<T>> Edges => edges;

    [Description("Where the page stands in its list.")]
    public PageInfo PageInfo => pageInfo;

    [Description("The items alone, 0 to 100.")]
    public IReadOnlyList<T> Nodes => [.. edges.Select(x => x.Node)];

    /// <summary>How many match, counted to 10,000.</summary>
    [Cost(10)]
    [Description("How many items match on all pages, counted to 10,000.")]
    public async Task<int> TotalCount(CancellationToken cancel) => Math.Min(await Count(cancel), Connection.CountLimit);

    /// <summary>Whether more than 10,000 match.</summary>
    [Cost(10)]
    [Description("Whether more than 10,000 match.")]
    public async Task<bool> TotalCountCapped(CancellationToken cancel) => await Count(cancel) > Connection.CountLimit;

    private Task<int> Count(CancellationToken cancel)
    {
        lock (edges)
            return _count ??= countUpToLimit(cancel);
    }
}

/// <summary>An item with its cursor.</summary>
[Description("An item of a list with its cursor.")]
public sealed record Edge<T>(
    [property: Description("The item.")] T Node,
    [property: Description(
        "The item's place in this list, with this filter and order: send it as `after` or `before`."
    )]
        string Cursor
)
    where T : class;

/// <summary>Where the page stands in its list.</summary>
[Description("Where a page stands in its list.")]
public sealed record PageInfo(
    [property: Description("Whether there are items behind this page.")] bool HasNextPage,
    [property: Description("Whether there are items before this page.")] bool HasPreviousPage,
    [property: Description("The first item's cursor; null where the page is empty.")] string? StartCursor,
    [property: Description("The last item's cursor; null where the page is empty.")] string? EndCursor
);

/// <summary>What lists of a type are called: <c>[ListedAs("ApprovalHistory")]</c> makes an ApprovalHistoryConnection of them.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ListedAsAttribute(string name) : Attribute
{
    public string Name => name;
}

public static class Connection
{
    public const int CountLimit = 10_000;

    /// <summary>
    /// Makes the page from rows read in reading direction, of which one more than the page's size was asked for:
    /// the one too many only tells that there is more.
    /// </summary>
    /// <param name="countUpToLimit">Counts what matches and may stop above <see cref="CountLimit"/>; asked only when selected.</param>
    public static Connection<T> From<T>(
        Page page,
        ListBinding list,
        IReadOnlyList<T> oneMore,
        Func<T, string> place,
        Func<CancellationToken, Task<int>> countUpToLimit
    )
        where T : class
    {
        var (items, more) = Page.Cut(oneMore, page.Size);
        Edge<T>[] edges =
        [
            .. (page.Backward ? items.Reverse() : items).Select(x => new Edge<T>(x, list.Cursor(place(x)))),
        ];
        var came = page.From is not null;
        return new(
            edges,
            new(
                page.Backward ? came : more,
                page.Backward ? more : came,
                edges.FirstOrDefault()?.Cursor,
                edges.LastOrDefault()?.Cursor
            ),
            countUpToLimit
        );
    }
}
