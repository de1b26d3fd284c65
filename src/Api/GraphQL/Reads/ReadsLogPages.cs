using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain;
using HotDash.Projections.Reads;

namespace HotDash.Api.GraphQL.Reads;

/// <summary>The log of readings page by page.</summary>
internal static class ReadsLogPages
{
    public static async Task<Connection<ReadsLogEntry>> Of(
        ReadsFilter filter,
        PageWish wish,
        RequestContext request,
        CancellationToken cancel
    )
    {
        var list = new ListBinding("readsLog", request.Shop, filter);
        var page = Page.Of(list, wish.First, wish.After, wish.Last, wish.Before);
        var reads = request.Services.GetRequiredService<ReadsList>();
        var from = page.From is { } place ? IdOf(place) ?? throw ListBinding.NoCursor() : (Guid?)null;
        var found = await reads.Page(request.Shop, filter, from, page.Backward, page.Size + 1, cancel);
        return Connection.From(
            page,
            list,
            [.. found.Select(x => new ReadsLogEntry(x))],
            x => x.Id.Key,
            stop => reads.Count(request.Shop, filter, Connection.CountLimit + 1, stop)
        );
    }

    /// <summary>A key in another spelling than ours is nobody's: one thing has one id.</summary>
    public static Guid? IdOf(string key) => Guid.TryParseExact(key, "D", out var id) ? id : null;
}

/// <summary>Readings by id, for whoever may read the log.</summary>
internal sealed class ReadsLogLoader : INodeLoader
{
    public string Type => ReadsLogEntry.Type;

    public async Task<IReadOnlyDictionary<string, INode>> Load(
        IReadOnlyList<string> keys,
        RequestContext request,
        CancellationToken cancel
    ) =>
        request.Caller.Has(Role.Admin, Role.Auditor)
            ? (
                await request
                    .Services.GetRequiredService<ReadsList>()
                    .Load(request.Shop, [.. keys.Select(ReadsLogPages.IdOf).OfType<Guid>()], cancel)
            ).ToDictionary(x => x.Id.ToString(), INode (x) => new ReadsLogEntry(x))
            : new Dictionary<string, INode>();
}
