using HotDash.Domain.Notifications;
using HotDash.Projections.Storage;
using NodaTime.Text;
using Npgsql;

namespace HotDash.Projections.Notifications;

/// <summary>Reads how a person wants notifications from a row of hotdash.notification_preferences.</summary>
internal static class PreferencesRow
{
    public static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public const string Columns = "p.channels, p.topics, p.frequency, p.quiet_on, p.quiet_from, p.quiet_until";

    /// <summary>The columns from <paramref name="first"/> on; the defaults where there is no row.</summary>
    public static NotificationPreferences Of(NpgsqlDataReader row, int first) =>
        row.IsDBNull(first)
            ? NotificationPreferences.Default
            : NotificationPreferences.Default with
            {
                Channels = [.. row.GetFieldValue<string[]>(first).Select(StoredJson.ValueOf<NotificationChannel>)],
                Topics = [.. row.GetFieldValue<string[]>(first + 1).Select(StoredJson.ValueOf<NotificationTopic>)],
                Frequency = StoredJson.ValueOf<NotificationFrequency>(row.GetString(first + 2)),
                QuietHours = new(
                    row.GetBoolean(first + 3),
                    Time.Parse(row.GetString(first + 4)).GetValueOrThrow(),
                    Time.Parse(row.GetString(first + 5)).GetValueOrThrow()
                ),
            };
}
