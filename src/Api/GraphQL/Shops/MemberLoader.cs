using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain.Shops;
using HotDash.Projections.Members;

namespace HotDash.Api.GraphQL.Shops;

/// <summary>Members by id, for whoever may manage them.</summary>
internal sealed class MemberLoader(MemberList list) : INodeLoader
{
    public string Type => MemberNode.Type;

    public async Task<IReadOnlyDictionary<string, INode>> Load(
        IReadOnlyList<string> keys,
        RequestContext request,
        CancellationToken cancel
    )
    {
        if (!ShopAbilities.Of(request.Caller).Contains(ShopAbility.ManageMembers))
            return new Dictionary<string, INode>();
        var reader = Reader.Of(request);
        var found = await list.Load(request.Shop, keys, cancel);
        return found.ToDictionary(x => x.Actor.Id, INode (x) => new MemberNode(x, reader));
    }
}
