using HotDash.Application.Notifications;
using HotDash.Application.Pipeline;
using HotDash.Application.Preferences;
using HotDash.Application.Tiles;
using HotDash.Domain.Notifications;
using HotDash.Domain.Tiles;

namespace HotDash.Application.Tests.Notifications;

/// <summary>The clock is turned on, so no other test runs beside these in the same world.</summary>
public sealed class when_notifications_wait(HotDashWorld world) : IClassFixture<HotDashWorld>
{
    [Fact, Trait("rule", "R52")]
    public async Task they_arrive_as_one_digest_whatever_number_of_processes_runs()
    {
        var shop = await new Shop(world).WithMembers();
        await using var other = await world.StartHostAsync();
        await Want(shop, Shop.Otto, new(Frequency: NotificationFrequency.Daily));
        for (var n = 0; n < 3; n++)
            await shop.Submitted(Drafts.Tag($"mug-{n}"));
        await Told.UntilConsumed(world);
        (await Told.Of(shop)).Count(x => x == "otto ITEM_WAITING (waits)").ShouldBe(3);
        (await Told.Of(shop)).Count(x => x == "mia ITEM_WAITING").ShouldBe(3);

        world.Clock.Ahead += Duration.FromDays(1);
        await HotDashWorld.Until(async () => (await Told.Of(shop)).Contains("otto DIGEST"));
        await Told.UntilConsumed(world);
        var told = (await Told.Of(shop)).Where(x => x.StartsWith("otto", StringComparison.Ordinal));
        told.ShouldBe(["otto DIGEST", .. Enumerable.Repeat("otto ITEM_WAITING (in a digest)", 3)]);
        (await Told.InJournal(shop)).Count(x => x == "notifications-otto").ShouldBe(1);
        (
            await world.Rows(
                $"select title || ' ' || priority from hotdash.notifications where shop = '{shop.Name}' and topic is null",
                row => row.GetString(0)
            )
        ).ShouldBe(["3 notifications MEDIUM"]);
    }

    [Fact, Trait("rule", "R52")]
    public async Task who_wants_them_at_once_again_gets_what_waits()
    {
        var shop = await new Shop(world).WithMembers();
        await Want(shop, Shop.Otto, new(Frequency: NotificationFrequency.Daily));
        await shop.Submitted(Drafts.Tag());
        await Told.UntilConsumed(world);
        (await Told.Of(shop)).ShouldContain("otto ITEM_WAITING (waits)");

        await Want(shop, Shop.Otto, new(Frequency: NotificationFrequency.Realtime));
        await HotDashWorld.Until(async () => (await Told.Of(shop)).Contains("otto DIGEST"));
    }

    /// <summary>Ten o'clock UTC is when the day of Kiritimati begins.</summary>
    [Fact, Trait("rule", "R52")]
    public async Task another_time_zone_moves_what_waits()
    {
        var shop = await new Shop(world).WithMembers();
        await Want(shop, Shop.Otto, new(Frequency: NotificationFrequency.Daily));
        await shop.Submitted(Drafts.Tag());
        await Told.UntilConsumed(world);
        (await Due()).ShouldBe(["00:00"]);

        var move = new UpdatePreferences(new(TimeZone: "Pacific/Kiritimati")) { Shop = shop.Name, By = Shop.Otto };
        (await shop.Send(move)).Refusals.ShouldBeEmpty();
        await Told.UntilConsumed(world);
        (await Due()).ShouldBe(["10:00"]);

        (await shop.Send(new ResetPreferences { Shop = shop.Name, By = Shop.Otto })).Refusals.ShouldBeEmpty();
        await Told.UntilConsumed(world);
        (await Due()).ShouldBe(["00:00"]);

        Task<List<string>> Due() =>
            world.Rows(
                $"""
                select to_char(due_at at time zone 'UTC', 'HH24:MI') from hotdash.notifications
                 where shop = '{shop.Name}' and recipient = 'otto'
                """,
                row => row.GetString(0)
            );
    }

    [Fact, Trait("rule", "R50")]
    public async Task an_anomaly_that_nobody_can_decide_on_stays_for_4_hours_and_is_told_again()
    {
        var shop = await new Shop(world).WithMembers();
        await Errors(10, 2, 10);
        await Told.UntilConsumed(world);
        var first = (await Anomalies()).ShouldHaveSingleItem();
        (await Dismiss()).Refusals.ShouldHaveSingleItem().Code.ShouldBe(ErrorCode.NotDismissible);

        world.Clock.Ahead += Duration.FromHours(NotificationPolicy.HoursOfAnomaly);
        (await Dismiss()).Refusals.ShouldBeEmpty();
        await Errors(2, 10);
        await Told.UntilConsumed(world);
        (await Anomalies()).Count.ShouldBe(2);

        Task<CommandResult> Dismiss() => shop.Send(new DismissNotification(first) { Shop = shop.Name, By = Shop.Otto });

        Task<List<Guid>> Anomalies() =>
            world.Rows(
                $"select id from hotdash.notifications where shop = '{shop.Name}' and recipient = 'otto' and topic = 'ANOMALY'",
                row => row.GetGuid(0)
            );

        async Task Errors(params int[] counts)
        {
            foreach (var count in counts)
            {
                var seo = new SeoContent([], CrawlErrors: count);
                var record = new RecordTileSnapshot(new(TileKey.SeoContent, null, TileSource.Live, seo))
                {
                    Shop = shop.Name,
                    By = Shop.Agent,
                };
                (await shop.Send(record)).Refusals.ShouldBeEmpty();
            }
        }
    }

    [Fact, Trait("rule", "R53")]
    public async Task they_are_deleted_90_days_after_they_were_of_use()
    {
        var shop = await new Shop(world).WithMembers();
        await shop.Submitted(Drafts.Tag());
        await Told.UntilConsumed(world);
        await Expire("mia", NotificationPolicy.DaysKept - 1);
        await Expire("otto", NotificationPolicy.DaysKept + 1);

        world.Clock.Ahead += Duration.FromHours(1);

        await HotDashWorld.Until(async () => (await Told.Of(shop)).Count == 2);
        (await Told.Of(shop)).ShouldBe(["mia ITEM_WAITING", "omar ITEM_WAITING"]);

        async Task Expire(string who, int daysAgo)
        {
            var at = world.Clock.GetCurrentInstant() - Duration.FromDays(daysAgo);
            await world.Run(
                $"update hotdash.notifications set expires_at = '{at}' where shop = '{shop.Name}' and recipient = '{who}'"
            );
        }
    }

    private static async Task Want(Shop shop, Caller who, NotificationPreferencesWish wish)
    {
        var done = await shop.Send(new UpdateNotificationPreferences(wish) { Shop = shop.Name, By = who });
        done.Refusals.ShouldBeEmpty();
    }
}
