using System.Globalization;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain;
using HotDash.Projections.Approvals;
using HotDash.Projections.Journal;

namespace HotDash.Api.GraphQL.Approvals;

/// <summary>The audit trail page by page, in the order of all facts.</summary>
internal static class ApprovalHistoryPages
{
    public const string Type = "ApprovalHistoryEntry";

    public static async Task<Connection<ApprovalHistoryEntry>> Of(
        ApprovalTrailFilter filter,
        PageWish wish,
        RequestContext request,
        CancellationToken cancel
    )
    {
        var list = new ListBinding("approvalHistory", request.Shop, filter);
        var page = Page.Of(list, wish.First, wish.After, wish.Last, wish.Before);
        var trail = request.Services.GetRequiredService<ApprovalTrail>();
        var rows = await trail.Page(request.Shop, filter, Position(page.From), page.Backward, page.Size + 1, cancel);
        return Connection.From(
            page,
            list,
            [.. await Entries(rows, request, cancel)],
            x => x.Position.ToString(CultureInfo.InvariantCulture),
            stop => trail.Count(request.Shop, filter, Connection.CountLimit + 1, stop)
        );
    }

    public static async Task<IEnumerable<ApprovalHistoryEntry>> Entries(
        IReadOnlyList<ApprovalTrailEntry> rows,
        RequestContext request,
        CancellationToken cancel
    )
    {
        var journal = await request.Services.GetRequiredService<JournalFollower>().Started.WaitAsync(cancel);
        var reader = Reader.Of(request);
        return rows.Select(row => new ApprovalHistoryEntry(
            row,
            new JournalCursor(journal.Epoch, row.Position).ToString(),
            reader
        ));
    }

    private static long? Position(string? place) =>
        place is null ? null
        : long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position
        : throw ListBinding.NoCursor();
}

/// <summary>History entries by id, for <c>node</c>.</summary>
internal sealed class ApprovalHistoryLoader : INodeLoader
{
    public string Type => ApprovalHistoryPages.Type;

    public async Task<IReadOnlyDictionary<string, INode>> Load(
        IReadOnlyList<string> keys,
        RequestContext request,
        CancellationToken cancel
    )
    {
        if (!request.Caller.Has(Role.Operator, Role.Manager, Role.Admin, Role.Auditor))
            return new Dictionary<string, INode>();
        // A key in another spelling than ours is nobody's: one thing has one id.
        var ids = keys.Select(key => Guid.TryParseExact(key, "D", out var id) ? id : Guid.Empty).ToList();
        var rows = await request
            .Services.GetRequiredService<ApprovalTrail>()
            .Of(request.Shop, ApprovalTrailFilter.All, ids, cancel);
        return (await ApprovalHistoryPages.Entries(rows, request, cancel)).ToDictionary(x => x.Id.Key, INode (x) => x);
    }
}
