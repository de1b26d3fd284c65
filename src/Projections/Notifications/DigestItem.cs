using HotDash.Domain.Notifications;
using HotDash.Projections.Storage;
using NodaTime;
using Npgsql;

namespace HotDash.Projections.Notifications;

/// <summary>What came in a digest.</summary>
/// <param name="Topic">Why.</param>
/// <param name="Priority">How loudly it would have come.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Message">What there is to do.</param>
/// <param name="Action">Where it leads; null where nowhere.</param>
/// <param name="RaisedAt">When it happened.</param>
public sealed record DigestItem(
    NotificationTopic Topic,
    NotificationPriority Priority,
    string Title,
    string Message,
    NoticeAction? Action,
    Instant RaisedAt
)
{
    internal static DigestItem Of(NpgsqlDataReader row, int first) =>
        new(
            StoredJson.ValueOf<NotificationTopic>(row.GetString(first)),
            StoredJson.ValueOf<NotificationPriority>(row.GetString(first + 1)),
            row.GetString(first + 2),
            row.GetString(first + 3),
            row.IsDBNull(first + 4) ? null : new(row.GetString(first + 4), row.GetString(first + 5)),
            row.GetFieldValue<Instant>(first + 6)
        );

    internal const string Columns = "topic, priority, title, message, action_label, action_target, raised_at";
}
