using System.Collections.Immutable;
using HotDash.Domain.Notifications;
using HotDash.Projections.Storage;
using NodaTime;
using Npgsql;

namespace HotDash.Projections.Notifications;

/// <summary>A notification as its recipient sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Topic">Why it came; null for a digest of several.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Priority">How loudly it came.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Message">What there is to do.</param>
/// <param name="Action">Where it leads; null where nowhere.</param>
/// <param name="Source">What it speaks of.</param>
/// <param name="DedupKey">What makes it come once.</param>
/// <param name="CauseLastsUntil">Until when what it was raised for goes on, exclusive; null where that was over as it happened.</param>
/// <param name="Channels">By which ways it came.</param>
/// <param name="RaisedAt">When it happened.</param>
/// <param name="ShownAt">When it came.</param>
/// <param name="ExpiresAt">From when on it is of no use.</param>
/// <param name="ReadAt">When it was read; null while it was not.</param>
/// <param name="DismissedAt">When its banner was sent away; null while it was not.</param>
/// <param name="ArchivedAt">When it was put away; null while it was not.</param>
public sealed record NotificationView(
    Guid Id,
    NotificationTopic? Topic,
    NotificationKind Kind,
    NotificationPriority Priority,
    string Title,
    string Message,
    NoticeAction? Action,
    string Source,
    string DedupKey,
    Instant? CauseLastsUntil,
    ImmutableArray<NotificationChannel> Channels,
    Instant RaisedAt,
    Instant ShownAt,
    Instant ExpiresAt,
    Instant? ReadAt,
    Instant? DismissedAt,
    Instant? ArchivedAt
)
{
    internal static NotificationView Of(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.IsDBNull(1) ? null : StoredJson.ValueOf<NotificationTopic>(row.GetString(1)),
            StoredJson.ValueOf<NotificationKind>(row.GetString(2)),
            StoredJson.ValueOf<NotificationPriority>(row.GetString(3)),
            row.GetString(4),
            row.GetString(5),
            row.IsDBNull(6) ? null : new(row.GetString(6), row.GetString(7)),
            row.GetString(8),
            row.GetString(9),
            row.GetFieldValue<Instant?>(10),
            [.. row.GetFieldValue<string[]>(11).Select(StoredJson.ValueOf<NotificationChannel>)],
            row.GetFieldValue<Instant>(12),
            row.GetFieldValue<Instant>(13),
            row.GetFieldValue<Instant>(14),
            row.GetFieldValue<Instant?>(15),
            row.GetFieldValue<Instant?>(16),
            row.GetFieldValue<Instant?>(17)
        );

    /// <summary>In SQL: until when a row's cause lasts; null without one.</summary>
    public static readonly string LastsUntil = $"""
        case when cause is null or cause_ended_at is not null then cause_ended_at
             when topic = 'ANOMALY' then raised_at + interval '{NotificationPolicy.HoursOfAnomaly} hours'
             else expires_at end
        """;

    internal static readonly string Columns = $"""
        id, topic, kind, priority, title, message, action_label, action_target, source, dedup_key,
        {LastsUntil}, channels, raised_at, shown_at, expires_at, read_at, dismissed_at,
        archived_at
        """;
}
