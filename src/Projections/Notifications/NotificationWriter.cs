using System.Text.Json;
using HotDash.Domain.Notifications;
using HotDash.Projections.Journal;
using HotDash.Projections.Storage;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using Npgsql;

namespace HotDash.Projections.Notifications;

/// <summary>
/// Puts rows into hotdash.notifications, for one shop. Of what one event has a person told, the loudest is kept; what a person was told
/// of and still goes on is not told again.
/// </summary>
internal sealed class NotificationWriter(
    NpgsqlConnection connection,
    string shop,
    IReadOnlyCollection<Recipient> people,
    HashSet<(string Recipient, string Cause)> lasting,
    Instant now
)
{
    private readonly Dictionary<(string Recipient, Guid Event), NotificationRow> _rows = [];

    /// <summary>Has everybody told whom the notice is for; written with <see cref="Flush"/>.</summary>
    public void Tell(JournalRow fact, Instant at, Notice notice)
    {
        foreach (var to in notice.To(people, at, now))
        {
            if (notice.Cause is { } cause && lasting.Contains((to.Recipient, cause)))
                continue;
            if (_rows.TryGetValue((to.Recipient, fact.Ref), out var told) && told.Loudness >= notice.Priority)
                continue;
            if (notice.Cause is not null)
                lasting.Add((to.Recipient, notice.Cause));
            _rows[(to.Recipient, fact.Ref)] = NotificationRow.Of(shop, fact.Ref, at, notice, to, now);
        }
    }

    /// <summary>What this speaks of is over, for these people; null: for all.</summary>
    public async Task End(IReadOnlyCollection<string> causes, string[]? recipients, CancellationToken cancel)
    {
        // What is not written yet and has another reason may still give way to something louder.
        if (_rows.Values.Any(x => x.Cause is { } cause && causes.Contains(cause)))
            await Flush(cancel);
        await connection.RunAsync(
            recipients is null ? Over : $"{Over} and recipient = any($4)",
            cancel,
            recipients is null ? [shop, causes.ToArray(), now] : [shop, causes.ToArray(), now, recipients]
        );
        lasting.RemoveWhere(x => causes.Contains(x.Cause) && recipients?.Contains(x.Recipient) != false);
    }

    /// <summary>Writes what is to be told so far.</summary>
    public async Task Flush(CancellationToken cancel)
    {
        if (_rows.Count > 0)
            await connection.RunAsync(Insert, cancel, JsonSerializer.Serialize(_rows.Values, NotificationRow.Columns));
        _rows.Clear();
    }

    /// <summary>What people of the shop were told of that still goes on.</summary>
    public static async Task<HashSet<(string Recipient, string Cause)>> Lasting(
        NpgsqlConnection connection,
        string shop,
        Instant now,
        CancellationToken cancel
    ) => [.. await connection.ListAsync(NotOver, row => (row.GetString(0), row.GetString(1)), cancel, shop, now)];

    private static readonly string NotOver = $"""
        select recipient, cause from hotdash.notifications
         where shop = $1 and cause is not null and cause_ended_at is null and expires_at > $2
           and (topic <> 'ANOMALY' or raised_at > $2 - interval '{NotificationPolicy.HoursOfAnomaly} hours')
        """;

    private const string Over =
        "update hotdash.notifications set cause_ended_at = $3 where shop = $1 and cause = any($2) and cause_ended_at is null";

    private const string Insert = """
        insert into hotdash.notifications
        select n.* from jsonb_populate_recordset(null::hotdash.notifications, $1::jsonb) n
        on conflict (shop, recipient, dedup_key) do nothing
        """;
}
