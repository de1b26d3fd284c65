using HotDash.Api.GraphQL.Engine;
using HotDash.Projections.Notifications;
using NodaTime;

namespace HotDash.Api.GraphQL.Notifications;

/// <summary>Notifications by id, for their recipient; to all others there are none.</summary>
internal sealed class NotificationLoader(NotificationList list, IClock clock) : INodeLoader
{
    public string Type => NotificationNode.Type;

    public async Task<IReadOnlyDictionary<string, INode>> Load(
        IReadOnlyList<string> keys,
        RequestContext request,
        CancellationToken cancel
    )
    {
        var now = clock.GetCurrentInstant();
        var ids = keys.Select(NotificationPages.IdOf).OfType<Guid>().ToList();
        var found = await list.Load(request.Shop, request.Caller.Actor.Id, ids, cancel);
        return found.ToDictionary(x => x.Id.ToString(), INode (x) => new NotificationNode(x, now));
    }
}

/// <summary>How the caller wants notifications; how others do is nobody's business.</summary>
internal sealed class NotificationPreferencesLoader : INodeLoader
{
    public string Type => NotificationPreferencesNode.Type;

    public async Task<IReadOnlyDictionary<string, INode>> Load(
        IReadOnlyList<string> keys,
        RequestContext request,
        CancellationToken cancel
    )
    {
        var found = new Dictionary<string, INode>();
        if (keys.Contains(request.Caller.Actor.Id) && await NotificationPages.PreferencesOf(request, cancel) is { } own)
            found[request.Caller.Actor.Id] = own;
        return found;
    }
}
