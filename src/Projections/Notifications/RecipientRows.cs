using System.Collections.Immutable;
using HotDash.Domain;
using HotDash.Domain.Notifications;
using HotDash.Projections.Storage;
using NodaTime;
using Npgsql;

namespace HotDash.Projections.Notifications;

/// <summary>Whom could be told, and how?</summary>
internal static class RecipientRows
{
    /// <summary>The shop's persons, by id.</summary>
    public static async Task<List<Recipient>> Of(NpgsqlConnection connection, string shop, CancellationToken cancel)
    {
        // Where persons set no zone and no threshold of their own, the defaults hold.
        var own = await connection.ListAsync(
            "select to_regclass('hotdash.preferences') is not null",
            row => row.GetBoolean(0),
            cancel
        );
        return await connection.ListAsync(own[0] ? WithOwnSettings : WithDefaults, Row, cancel, shop);
    }

    private static Recipient Row(NpgsqlDataReader row) =>
        new(
            new(
                new(row.GetString(0), ActorKind.Person),
                [.. row.GetFieldValue<string[]>(1).Select(StoredJson.ValueOf<Role>)]
            ),
            PreferencesRow.Of(row, 4),
            (row.IsDBNull(2) ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(row.GetString(2))) ?? DateTimeZone.Utc,
            row.IsDBNull(3) ? Recipient.UsualBacklogThreshold : row.GetInt32(3)
        );

    private const string From = """
        hotdash.members m
          left join hotdash.notification_preferences p on p.shop = m.shop and p.actor_id = m.actor_id
        """;

    private const string Where = "where m.shop = $1 and m.kind = 'PERSON' order by m.actor_id";

    private const string WithDefaults =
        $"select m.actor_id, m.roles, null::text, null::int, {PreferencesRow.Columns} from {From} {Where}";

    private const string WithOwnSettings = $"""
        select m.actor_id, m.roles, s.time_zone, s.backlog_threshold, {PreferencesRow.Columns}
          from {From} left join hotdash.preferences s on s.shop = m.shop and s.person = m.actor_id {Where}
        """;
}
