using HotDash.Application.Notifications;
using HotDash.Domain.Notifications;
using NodaTime;

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

    private static async Task Want(Shop shop, Caller who, NotificationPreferencesWish wish)
    {
        var done = await shop.Send(new UpdateNotificationPreferences(wish) { Shop = shop.Name, By = who });
        done.Refusals.ShouldBeEmpty();
    }
}
