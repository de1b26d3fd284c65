using HotDash.Application.Notifications;
using HotDash.Domain.Notifications;
using HotDash.Projections.Notifications;
using HotDash.Projections.Storage;
using NodaTime;

namespace HotDash.Api.Hosting;

/// <summary>The table of notifications, as far as commands ask it.</summary>
public sealed class NotificationTable(DatabasePools pools) : INotifications
{
    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<Guid, Notification>> Find(
        string shop,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancel
    )
    {
        if (ids.Count == 0)
            return new Dictionary<Guid, Notification>();
        var found = await ShopBatch
            .For(pools, shop)
            .With(Select, shop, ids.ToArray())
            .List(
                row =>
                    (
                        Id: row.GetGuid(0),
                        One: new Notification(
                            row.GetString(1),
                            StoredJson.ValueOf<NotificationPriority>(row.GetString(2)),
                            row.GetFieldValue<Instant?>(3),
                            row.GetFieldValue<Instant>(4),
                            row.GetFieldValue<Instant?>(5),
                            row.GetFieldValue<Instant?>(6)
                        )
                    ),
                cancel
            );
        return found.ToDictionary(x => x.Id, x => x.One);
    }

    private static readonly string Select = $"""
        select id, recipient, priority, {NotificationView.LastsUntil}, expires_at, read_at, archived_at
          from hotdash.notifications where shop = $1 and id = any($2) and shown_at is not null
        """;
}
