using HotDash.Domain.Notifications;
using HotDash.Projections.Storage;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace HotDash.Projections.Notifications;

/// <summary>How does each person want notifications? One row a person, written with the fact that made it so.</summary>
public sealed class NotificationPreferenceRows : IProjection
{
    /// <inheritdoc/>
    public Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        foreach (var fact in events.Select(x => x.Data).OfType<NotificationPreferencesChanged>())
            operations.QueueSqlCommand(
                Put,
                operations.TenantId,
                fact.By.Id,
                fact.Channels.Select(StoredJson.NameOf).ToArray(),
                fact.Topics.Select(StoredJson.NameOf).ToArray(),
                StoredJson.NameOf(fact.Frequency),
                fact.QuietHours.On,
                PreferencesRow.Time.Format(fact.QuietHours.From),
                PreferencesRow.Time.Format(fact.QuietHours.Until)
            );
        return Task.CompletedTask;
    }

    private const string Put = """
        insert into hotdash.notification_preferences
          (shop, actor_id, channels, topics, frequency, quiet_on, quiet_from, quiet_until) values (?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (shop, actor_id) do update set channels = excluded.channels, topics = excluded.topics,
          frequency = excluded.frequency, quiet_on = excluded.quiet_on, quiet_from = excluded.quiet_from,
          quiet_until = excluded.quiet_until
        """;
}
