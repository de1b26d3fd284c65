using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Preferences;
using HotDash.Domain.Tiles;
using HotDash.Projections.Tiles;

namespace HotDash.Api.GraphQL.Tiles;

/// <summary>Tiles as the caller may see them.</summary>
internal static class TilePages
{
    /// <summary>These tiles, in their order, in one round trip.</summary>
    public static async Task<IEnumerable<TileNode>> Read(
        IReadOnlyList<TileKey> keys,
        RequestContext request,
        CancellationToken cancel
    )
    {
        var reader = Reader.Of(request);
        var found = await request.Services.GetRequiredService<TileBoard>().Read(request.Shop, keys, reader.Now, cancel);
        return found.Select(x => new TileNode(x, reader));
    }

    /// <summary>The caller's own dashboard with its tiles, in one round trip.</summary>
    public static async Task<DashboardNode> ReadOwn(RequestContext request, CancellationToken cancel)
    {
        var (reader, person) = (Reader.Of(request), OwnPreferences.PersonOf(request));
        var board = request.Services.GetRequiredService<TileBoard>();
        var (own, shown) = await board.ReadOwn(request.Shop, person, reader.Now, cancel);
        return new(own, person, [.. shown.Select(x => new TileNode(x, reader))]);
    }
}
