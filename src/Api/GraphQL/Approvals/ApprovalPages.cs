using System.Globalization;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Projections.Approvals;
using NodaTime;
using NodaTime.Text;

namespace HotDash.Api.GraphQL.Approvals;

/// <summary>The paging arguments of a connection, as they came.</summary>
public sealed record PageWish(int? First, string? After, int? Last, string? Before);

/// <summary>Approvals one by one and page by page, as the caller may see them.</summary>
internal static class ApprovalPages
{
    public const string Type = "Approval";

    public static async Task<ApprovalNode?> One(string id, RequestContext request, CancellationToken cancel)
    {
        var found = await request.Services.GetRequiredService<ApprovalQueue>().Load(request.Shop, [id], cancel);
        return Seen(found is [var one] ? one : null, request);
    }

    /// <summary>The approval for this caller: an agent sees none but its own.</summary>
    /// <param name="reader">Who looks; null: the caller, at the present.</param>
    public static ApprovalNode? Seen(Approval? approval, RequestContext request, Reader? reader = null) =>
        approval is not null && (ApprovalFilterInput.Own(request.Caller) is not { } own || approval.DraftedBy.Id == own)
            ? new(approval, reader ?? Reader.Of(request))
            : null;

    public static async Task<Connection<ApprovalNode>> Of(
        ApprovalFilterInput? input,
        ApprovalOrder order,
        Instant? asOf,
        PageWish wish,
        RequestContext request,
        CancellationToken cancel
    )
    {
        var filter = ApprovalFilterInput.For(input, request.Caller);
        var list = new ListBinding("approvals", request.Shop, filter, order, asOf);
        var page = Page.Of(list, wish.First, wish.After, wish.Last, wish.Before);
        var queue = request.Services.GetRequiredService<ApprovalQueue>();
        var approvals = asOf is { } instant ? queue.AsOf(instant) : queue;
        var found = await approvals.Page(
            request.Shop,
            filter,
            order,
            Read(page.From),
            page.Backward,
            page.Size + 1,
            cancel
        );
        var reader = asOf is null ? Reader.Of(request) : Reader.OfPast(request, asOf);
        return Connection.From(
            page,
            list,
            [.. found.Select(x => new ApprovalNode(x, reader))],
            x => Write(ApprovalQueue.Place.Of(x.Source, order)),
            stop => approvals.Count(request.Shop, filter, Connection.CountLimit + 1, stop)
        );
    }

    private static string Write(ApprovalQueue.Place place) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{place.Rank}|{InstantPattern.ExtendedIso.Format(place.At)}|{place.Id}"
        );

    private static ApprovalQueue.Place? Read(string? place)
    {
        if (place is null)
            return null;
        var parts = place.Split('|', 3);
        return
            parts.Length == 3
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var rank)
            && InstantPattern.ExtendedIso.Parse(parts[1]) is { Success: true, Value: var at }
            && at >= NodaConstants.BclEpoch
            ? new(rank, at, parts[2])
            : throw ListBinding.NoCursor();
    }
}

/// <summary>Approvals by id, for <c>node</c>.</summary>
internal sealed class ApprovalLoader : INodeLoader
{
    public string Type => ApprovalPages.Type;

    public async Task<IReadOnlyDictionary<string, INode>> Load(
        IReadOnlyList<string> keys,
        RequestContext request,
        CancellationToken cancel
    )
    {
        var found = await request.Services.GetRequiredService<ApprovalQueue>().Load(request.Shop, keys, cancel);
        return found
            .Select(x => ApprovalPages.Seen(x, request))
            .OfType<ApprovalNode>()
            .ToDictionary(x => x.Source.Id, INode (x) => x);
    }
}
