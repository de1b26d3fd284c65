using System.ComponentModel;
using GraphQL;
using HotDash.Domain.Notifications;
using HotDash.Projections.Notifications;
using NodaTime;

namespace HotDash.Api.GraphQL.Notifications;

[Name("DigestItem")]
[Description("What came in a digest.")]
public sealed class DigestItemNode(DigestItem item)
{
    [Description("Why.")]
    public NotificationTopic Topic => item.Topic;

    [Description("How loudly it would have come by itself.")]
    public NotificationPriority Priority => item.Priority;

    [Description("Its headline.")]
    public string Title => item.Title;

    [Description("What there is to do.")]
    public string Message => item.Message;

    [Description("Where it leads; null where it leads nowhere.")]
    public NotificationActionNode? Action => NotificationActionNode.Of(item.Action);

    [Description("When it happened.")]
    public Instant RaisedAt => item.RaisedAt;
}
