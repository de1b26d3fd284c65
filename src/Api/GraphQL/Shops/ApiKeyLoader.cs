using HotDash.Api.GraphQL.Engine;
using HotDash.Api.Hosting.Identity;
using HotDash.Domain;

namespace HotDash.Api.GraphQL.Shops;

/// <summary>Keys by their ids, for admins; to all others there are none.</summary>
internal sealed class ApiKeyLoader(ApiKeyTable table) : INodeLoader
{
    public string Type => ApiKeyNode.Type;

    public async Task<IReadOnlyDictionary<string, INode>> Load(
        IReadOnlyList<string> keys,
        RequestContext request,
        CancellationToken cancel
    ) =>
        request.Caller.Has(Role.Admin)
            ? (await table.Find(request.Shop, keys, cancel)).ToDictionary(x => x.Id, INode (x) => new ApiKeyNode(x))
            : new Dictionary<string, INode>();
}
