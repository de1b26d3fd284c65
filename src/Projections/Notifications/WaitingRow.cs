using HotDash.Domain.Notifications;
using HotDash.Projections.Storage;
using NodaTime;
using Npgsql;

namespace HotDash.Projections.Notifications;

/// <summary>A notification that waits for its digest.</summary>
internal sealed record WaitingRow(Guid Id, string Shop, string Recipient, Digest Item, IReadOnlyList<string> Channels)
{
    public static WaitingRow Of(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetString(1),
            row.GetString(2),
            new(
                StoredJson.ValueOf<NotificationKind>(row.GetString(3)),
                StoredJson.ValueOf<NotificationPriority>(row.GetString(4)),
                row.GetString(5),
                row.GetString(6),
                row.IsDBNull(7) ? null : new(row.GetString(7), row.GetString(8)),
                row.GetFieldValue<Instant>(9)
            ),
            row.GetFieldValue<string[]>(10)
        );

    public const string Columns =
        "id, shop, recipient, kind, priority, title, message, action_label, action_target, expires_at, channels";
}
