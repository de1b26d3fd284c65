using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Preferences;
using HotDash.Domain.Tiles;
using HotDash.Projections.Tiles;

namespace HotDash.Api.GraphQL.Tiles;

/// <summary>Tiles by id, for whoever may see the dashboard.</summary>
internal sealed class TileLoader : INodeLoader
{
    public string Type => TileNode.Type;

    public async Task<IReadOnlyDictionary<string, INode>> Load(
        IReadOnlyList<string> keys,
        RequestContext request,
        CancellationToken cancel
    )
    {
        if (!OwnPreferences.Has(request))
            return new Dictionary<string, INode>();
        var wanted = TileBook.DefaultOrder.Where(x => keys.Contains(TileJson.NameOf(x))).ToList();
        var found = await TilePages.Read(wanted, request, cancel);
        return found.ToDictionary(x => TileJson.NameOf(x.Key), INode (x) => x);
    }
}
