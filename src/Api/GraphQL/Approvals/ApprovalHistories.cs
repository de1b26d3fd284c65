using System.Globalization;
using GraphQL.DataLoader;
using HotDash.Api.GraphQL.Engine;
using HotDash.Projections.Approvals;

namespace HotDash.Api.GraphQL.Approvals;

/// <summary>The histories of many approvals, a page of each: one statement, however many approvals ask.</summary>
internal static class ApprovalHistories
{
    public static IDataLoaderResult<Connection<ApprovalHistoryEntry>?> Of(
        string approval,
        PageWish wish,
        RequestContext request
    )
    {
        var list = List(approval, request);
        var page = Page.Of(list, wish.First, wish.After, wish.Last, wish.Before);
        return request
            .Keep("histories", r => new BatchLoader<Asked, Connection<ApprovalHistoryEntry>>((x, c) => Load(x, r, c)))
            .Load(new(approval, page, Version(page.From)));
    }

    /// <summary>A page of one approval's history.</summary>
    private sealed record Asked(string Approval, Page Page, long? From);

    private static async Task<IReadOnlyDictionary<Asked, Connection<ApprovalHistoryEntry>>> Load(
        IReadOnlyList<Asked> all,
        RequestContext request,
        CancellationToken cancel
    )
    {
        var found = new Dictionary<Asked, Connection<ApprovalHistoryEntry>>();
        // Pages of one field are of one size and direction: more than one group takes aliases.
        foreach (var alike in all.GroupBy(x => (x.Page.Size, x.Page.Backward)))
        {
            Asked[] asked = [.. alike];
            var trail = request.Services.GetRequiredService<ApprovalTrail>();
            var pages = await trail.PagesOf(
                request.Shop,
                [.. asked.Select(x => (x.Approval, x.From))],
                alike.Key.Backward,
                alike.Key.Size + 1,
                cancel
            );
            foreach (var (one, (rows, count)) in asked.Zip(pages))
                found[one] = Connection.From(
                    one.Page,
                    List(one.Approval, request),
                    [.. await ApprovalHistoryPages.Entries(rows, request, cancel)],
                    x => x.Version.ToString(CultureInfo.InvariantCulture),
                    _ => Task.FromResult(count)
                );
        }
        return found;
    }

    private static ListBinding List(string approval, RequestContext request) =>
        new("Approval.history", request.Shop, approval);

    private static long? Version(string? place) =>
        place is null ? null
        : long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version
        : throw ListBinding.NoCursor();
}
