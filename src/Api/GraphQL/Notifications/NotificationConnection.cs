using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Projections.Notifications;

namespace HotDash.Api.GraphQL.Notifications;

/// <summary>A page of a person's notifications, with how many are unread.</summary>
[Name("NotificationConnection")]
[Description("One page of your notifications, the newest first.")]
public sealed class NotificationConnection(Connection<NotificationNode> page)
{
    [Description("The notifications with their cursors, 0 to 100.")]
    public IReadOnlyList<Edge<NotificationNode>> Edges => page.Edges;

    [Description("Where the page stands in its list.")]
    public PageInfo PageInfo => page.PageInfo;

    [Description("The notifications alone, 0 to 100.")]
    public IReadOnlyList<NotificationNode> Nodes => page.Nodes;

    [Cost(10)]
    [Description("How many match on all pages, counted to 10,000.")]
    public Task<int> TotalCount(CancellationToken cancel) => page.TotalCount(cancel);

    [Cost(10)]
    [Description("Whether more than 10,000 match.")]
    public Task<bool> TotalCountCapped(CancellationToken cancel) => page.TotalCountCapped(cancel);

    [Description("How many you have not read, archived or let expire, whatever the filter; exact.")]
    public static Task<int> UnreadCount(RequestContext request, CancellationToken cancel) =>
        request.Services.GetRequiredService<NotificationList>().Unread(request.Shop, request.Caller.Actor.Id, cancel);
}
