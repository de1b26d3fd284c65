using HotDash.Api.GraphQL.Engine.Limits;

namespace HotDash.Api.GraphQL.Engine;

/// <summary>One page of a list, in list order.</summary>
public sealed class Connection<T>(
    IReadOnlyList<Edge<T>> edges,
    PageInfo pageInfo,
    Func<CancellationToken, Task<int>> countUpToLimit
)
    where T : class
{
    private Task<int>? _count;

    public IReadOnlyList<Edge<T>> Edges => edges;

    public PageInfo PageInfo => pageInfo;

    public IReadOnlyList<T> Nodes => [.. edges.Select(x => x.Node)];

    /// <summary>How many match, counted to 10,000.</summary>
    [Cost(10)]
    public async Task<int> TotalCount(CancellationToken cancel) => Math.Min(await Count(cancel), Connection.CountLimit);

    /// <summary>Whether more than 10,000 match.</summary>
    [Cost(10)]
    public async Task<bool> TotalCountCapped(CancellationToken cancel) => await Count(cancel) > Connection.CountLimit;

    private Task<int> Count(CancellationToken cancel)
    {
        lock (edges)
            return _count ??= countUpToLimit(cancel);
    }
}

/// <summary>An item with its cursor.</summary>
public sealed record Edge<T>(T Node, string Cursor)
    where T : class;

/// <summary>Where the page stands in its list.</summary>
public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);

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
