using HotDash.Domain.Notifications;
using HotDash.Projections.Storage;
using NodaTime;

namespace HotDash.Projections.Notifications;

/// <summary>What has a person been told? The newest first.</summary>
public sealed class NotificationList(DatabasePools pools, IClock clock)
{
    /// <summary>Where a notification stands in the list.</summary>
    public readonly record struct Place(Instant ShownAt, Guid Id);

    /// <summary>Up to <paramref name="take"/> behind a place (before it, nearest first, when backward).</summary>
    public async Task<IReadOnlyList<NotificationView>> Page(
        string shop,
        string recipient,
        NotificationFilter filter,
        Place? from,
        bool backward,
        int take,
        CancellationToken cancel
    )
    {
        var where = new NotificationConditions(shop, recipient, filter, clock.GetCurrentInstant());
        if (from is { } place)
            where.And($"(shown_at, id) {(backward ? ">" : "<")} ({where.Add(place.ShownAt)}, {where.Add(place.Id)})");
        var direction = backward ? "asc" : "desc";
        return await ShopBatch
            .For(pools, shop)
            .With(
                $"select {NotificationView.Columns} from {Table} where {where} "
                    + $"order by shown_at {direction}, id {direction} limit {take}",
                where.Values
            )
            .List(NotificationView.Of, cancel);
    }

    /// <summary>How many match, counted up to <paramref name="limit"/>.</summary>
    public Task<int> Count(
        string shop,
        string recipient,
        NotificationFilter filter,
        int limit,
        CancellationToken cancel
    ) =>
        ShopBatch.Count(
            pools,
            shop,
            Table,
            new NotificationConditions(shop, recipient, filter, clock.GetCurrentInstant()),
            limit,
            cancel
        );

    /// <summary>R53: how many the person has not read, put away or let expire; exact.</summary>
    public async Task<int> Unread(string shop, string recipient, CancellationToken cancel) =>
        (
            await ShopBatch
                .For(pools, shop)
                .With(CountUnread, shop, recipient, clock.GetCurrentInstant())
                .List(row => row.GetInt32(0), cancel)
        )[0];

    /// <summary>Those of these that came to the person, in the order in which they came.</summary>
    public async Task<IReadOnlyList<NotificationView>> Load(
        string shop,
        string recipient,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancel
    ) =>
        await ShopBatch
            .For(pools, shop)
            .With(
                $"select {NotificationView.Columns} from {Table} where shop = $1 and recipient = $2 and id = any($3) "
                    + "and shown_at is not null order by shown_at, id",
                shop,
                recipient,
                ids.ToArray()
            )
            .List(NotificationView.Of, cancel);

    /// <summary>What came in these digests, the oldest first, a hundred of each at most.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<DigestItem>>> ItemsOf(
        string shop,
        IReadOnlyCollection<Guid> digests,
        CancellationToken cancel
    )
    {
        var items = await ShopBatch
            .For(pools, shop)
            .With(SelectItems, shop, digests.ToArray())
            .List(row => (Digest: row.GetGuid(0), Item: DigestItem.Of(row, 1)), cancel);
        return items
            .GroupBy(x => x.Digest, x => x.Item)
            .ToDictionary(x => x.Key, IReadOnlyList<DigestItem> (x) => [.. x.Take(100)]);
    }

    /// <summary>How a person wants them; the defaults where nothing was chosen.</summary>
    public async Task<NotificationPreferences> PreferencesOf(string shop, string person, CancellationToken cancel)
    {
        var found = await ShopBatch
            .For(pools, shop)
            .With(SelectPreferences, shop, person)
            .List(row => PreferencesRow.Of(row, 0), cancel);
        return found is [var own] ? own : NotificationPreferences.Default;
    }

    private const string Table = "hotdash.notifications";

    private const string CountUnread = $"""
        select count(*)::int from {Table} where shop = $1 and recipient = $2 and expires_at > $3
           and shown_at is not null and read_at is null and archived_at is null
        """;

    private const string SelectItems = $"""
        select digest_id, {DigestItem.Columns} from {Table} where shop = $1 and digest_id = any($2) order by raised_at, id
        """;

    private const string SelectPreferences =
        $"select {PreferencesRow.Columns} from hotdash.notification_preferences p where shop = $1 and actor_id = $2";
}
