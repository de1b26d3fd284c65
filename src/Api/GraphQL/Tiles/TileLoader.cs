using HotDash.Api.GraphQL.Engine;
using HotDash.Domain;
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
        if (!DashboardLoader.MaySee(request.Caller))
            return new Dictionary<string, INode>();
        var wanted = TileBook.DefaultOrder.Where(x => keys.Contains(TileJson.NameOf(x))).ToList();
        var found = await TilePages.Read(wanted, request, cancel);
        return found.ToDictionary(x => TileJson.NameOf(x.Key), INode (x) => x);
    }
}

/// <summary>The viewer's dashboard by its id.</summary>
internal sealed class DashboardLoader : INodeLoader
{
    public string Type => DashboardNode.Type;

    public async Task<IReadOnlyDictionary<string, INode>> Load(
        IReadOnlyList<string> keys,
        RequestContext request,
        CancellationToken cancel
    ) =>
        keys.Contains(DashboardNode.OnlyKey) && MaySee(request.Caller)
            ? new Dictionary<string, INode>
            {
                [DashboardNode.OnlyKey] = new DashboardNode(await TileLayouts.Of(request, cancel)),
            }
            : new Dictionary<string, INode>();

    internal static bool MaySee(Caller caller) =>
        caller.Has(Role.Viewer, Role.Operator, Role.Manager, Role.Admin, Role.Auditor);
}
