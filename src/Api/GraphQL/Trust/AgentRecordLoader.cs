using HotDash.Api.GraphQL.Engine;

namespace HotDash.Api.GraphQL.Trust;

/// <summary>Agents' records by id, for whoever reads history.</summary>
internal sealed class AgentRecordLoader : INodeLoader
{
    public string Type => AgentRecordNode.Type;

    public async Task<IReadOnlyDictionary<string, INode>> Load(
        IReadOnlyList<string> keys,
        RequestContext request,
        CancellationToken cancel
    ) =>
        request.Caller.Has(Standings.ReadAgents)
            ? (await Standings.Agents(request, cancel))
                .Where(x => keys.Contains(x.Agent))
                .ToDictionary(x => x.Agent, INode (x) => x)
            : new Dictionary<string, INode>();
}
