using HotDash.Api.GraphQL.Engine;

namespace HotDash.Api.GraphQL.Preferences;

/// <summary>What a person has one of, by its id: nobody's but whoever asks.</summary>
internal sealed class OwnLoader(string type, Func<RequestContext, CancellationToken, Task<INode>> own) : INodeLoader
{
    public string Type => type;

    public async Task<IReadOnlyDictionary<string, INode>> Load(
        IReadOnlyList<string> keys,
        RequestContext request,
        CancellationToken cancel
    ) =>
        OwnPreferences.Has(request) && keys.Contains(OwnPreferences.PersonOf(request))
            ? new Dictionary<string, INode> { [OwnPreferences.PersonOf(request)] = await own(request, cancel) }
            : new Dictionary<string, INode>();
}
