using HotDash.Api.GraphQL.Engine;

namespace HotDash.Api.GraphQL.Shops;

/// <summary>The viewer by its id: nobody is the viewer but whoever asks.</summary>
internal sealed class ViewerLoader : INodeLoader
{
    public string Type => "Viewer";

    public Task<IReadOnlyDictionary<string, INode>> Load(
        IReadOnlyList<string> keys,
        RequestContext request,
        CancellationToken cancel
    )
    {
        var found = new Dictionary<string, INode>();
        if (keys.Contains(request.Caller.Actor.Id))
            found[request.Caller.Actor.Id] = new Viewer(request.Identity!);
        return Task.FromResult<IReadOnlyDictionary<string, INode>>(found);
    }
}
