using HotDash.Projections.Storage;
using NodaTime;

namespace HotDash.Projections.Notifications;

/// <summary>Which rows a person's list shows.</summary>
internal sealed class NotificationConditions : SqlConditions
{
    public NotificationConditions(string shop, string recipient, NotificationFilter filter, Instant now)
    {
        And($"shop = {Add(shop)}");
        And($"recipient = {Add(recipient)}");
        And("shown_at is not null");
        And(filter.Archived ? "archived_at is not null" : "archived_at is null");
        if (filter.Unread)
            And($"read_at is null and archived_at is null and expires_at > {Add(now)}");
        OneOf("kind", Names(filter.Kinds));
        OneOf("priority", Names(filter.Priorities));
    }
}
