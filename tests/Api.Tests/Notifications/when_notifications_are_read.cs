using System.Text.Json;
using HotDash.Api.Tests.Approvals;
using HotDash.Domain;
using HotDash.Support;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Notifications;

public sealed class when_notifications_are_read(ServedHost served)
{
    [Fact, Trait("rule", "R53")]
    public async Task they_are_listed_marked_and_put_away()
    {
        using var shop = await served.NewShop();
        var otto = await shop.Person(Role.Operator);
        var vera = await shop.Person(Role.Viewer);
        for (var n = 0; n < 3; n++)
            await shop.Submitted();
        await otto.HasCome(3);

        (await vera.Told()).ShouldBeEmpty();
        var told = await otto.Told();
        told.ShouldAllBe(x => x.Text("topic") == "ITEM_WAITING" && x.Text("title") == "A proposal for growth waits");
        told[0].GetProperty("action").Text("url").ShouldStartWith("/approvals/");
        told[0].GetProperty("items").ValueKind.ShouldBe(JsonValueKind.Null);
        (await otto.Unread()).ShouldBe(3);

        var read = await otto.Done("markNotificationsRead", Inbox.Ids(told[1]));
        read.GetProperty("unreadCount").GetInt32().ShouldBe(2);
        read.GetProperty("notifications")[0].GetProperty("unread").GetBoolean().ShouldBeFalse();
        (await otto.Told("(filter: {unread: true})")).Count.ShouldBe(2);

        (await otto.Done("archiveNotifications", Inbox.Ids(told[0]))).GetProperty("unreadCount").GetInt32().ShouldBe(1);
        (await otto.Told()).Count.ShouldBe(2);
        (await otto.Told("(filter: {archived: true})")).ShouldHaveSingleItem().Text("id").ShouldBe(told[0].Text("id"));
        (await otto.Done("dismissNotification", $"id: \"{told[2].Text("id")}\""))
            .GetProperty("notifications")[0]
            .Text("dismissedAt")
            .ShouldNotBeNull();
        // To send the banner away is not to read it.
        (await otto.Unread()).ShouldBe(1);
    }

    [Fact, Trait("rule", "R53")]
    public async Task all_up_to_a_cursor_are_marked_and_none_behind_it()
    {
        using var shop = await served.NewShop();
        var otto = await shop.Person(Role.Operator);
        for (var n = 0; n < 5; n++)
            await shop.Tell("the-operator");
        var page = await otto.Notifications("(first: 2)");
        page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean().ShouldBeTrue();
        var second = page.GetProperty("edges")[1].Text("cursor");
        (await otto.Told($"(first: 10, after: \"{second}\")")).Count.ShouldBe(3);
        (await otto.Told($"(last: 10, before: \"{second}\")")).Count.ShouldBe(1);

        var done = await otto.Done("markNotificationsRead", $"upTo: \"{second}\"");
        done.GetProperty("unreadCount").GetInt32().ShouldBe(1);
        var first = page.GetProperty("nodes")[0].Text("id");
        (await otto.Told("(filter: {unread: true})")).ShouldHaveSingleItem().Text("id").ShouldBe(first);
    }

    [Fact, Trait("rule", "R53")]
    public async Task what_has_expired_is_not_unread()
    {
        using var shop = await served.NewShop();
        var otto = await shop.Person(Role.Operator);
        await shop.Tell("the-operator", expires: "now()");
        await shop.Tell("the-operator");
        (await otto.Unread()).ShouldBe(1);
        (await otto.Told()).Count.ShouldBe(2);
    }

    [Fact, Trait("rule", "R50")]
    public async Task what_is_critical_stays_while_its_cause_lasts()
    {
        using var shop = await served.NewShop();
        var otto = await shop.Person(Role.Operator);
        var id = await shop.Tell("the-operator", "CRITICAL", "'fire'");
        (await otto.Told())[0].GetProperty("dismissible").GetBoolean().ShouldBeFalse();
        (await otto.Send(Inbox.Document("dismissNotification", $"id: \"{id}\""))).ShouldRefuse("NOT_DISMISSIBLE");
        (await otto.Send(Inbox.Document("archiveNotifications", $"ids: [\"{id}\"]"))).ShouldRefuse("NOT_DISMISSIBLE");
        (await otto.Done("markNotificationsRead", $"ids: [\"{id}\"]"))
            .GetProperty("unreadCount")
            .GetInt32()
            .ShouldBe(0);

        await shop.Run($"update hotdash.notifications set cause_ended_at = now() where shop = '{shop.Name}'");
        (await otto.Told())[0].GetProperty("dismissible").GetBoolean().ShouldBeTrue();
        await otto.Done("dismissNotification", $"id: \"{id}\"");
        await otto.Done("archiveNotifications", $"ids: [\"{id}\"]");
    }

    [Fact, Trait("rule", "R53")]
    public async Task anothers_is_refused_and_another_shops_is_none()
    {
        using var shop = await served.NewShop();
        using var other = await served.NewShop();
        var otto = await shop.Person(Role.Operator);
        var mine = await shop.Tell("the-operator");
        var theirs = await shop.Tell("the-manager");
        var foreign = await other.Tell("the-operator");
        var none = Mutation.IdOf("01900000-0000-7000-8000-000000000000", "Notification");
        foreach (
            var (mutation, input) in new[]
            {
                ("markNotificationsRead", "ids: [\"ID\"]"),
                ("archiveNotifications", "ids: [\"ID\"]"),
                ("dismissNotification", "id: \"ID\""),
            }
        )
        {
            (await Try(theirs)).ShouldRefuse("NOT_RECIPIENT");
            (await Try(foreign)).ShouldRefuse("NOT_FOUND");
            (await Try(foreign)).Text.ShouldBe((await Try(none)).Text);
            (await Try(Mutation.IdOf("x", "Approval"))).ShouldRefuse("NOT_FOUND");
            // One that is not there refuses all.
            if (input.StartsWith("ids", StringComparison.Ordinal))
                (await Try($"{mine}\", \"{none}")).ShouldRefuse("NOT_FOUND");

            Task<Transport.Answer> Try(string id) =>
                otto.Send(Inbox.Document(mutation, input.Replace("ID", id, StringComparison.Ordinal)));
        }
        (await otto.Unread()).ShouldBe(1);
        foreach (var (id, isThere) in new[] { (mine, true), (theirs, false), (foreign, false), (none, false) })
            ((await otto.Send($"{{ node(id: \"{id}\") {{ id }} }}")).Data.GetProperty("node").ValueKind).ShouldBe(
                isThere ? JsonValueKind.Object : JsonValueKind.Null
            );
    }

    [Theory]
    [InlineData("markNotificationsRead", "ids: []", "INVALID_VALUE", "ids")]
    [InlineData("markNotificationsRead", "idempotencyKey: \"k\"", "INVALID_VALUE", "")]
    [InlineData("markNotificationsRead", "ids: [\"!\"]", "INVALID_VALUE", "")]
    [InlineData("markNotificationsRead", "upTo: \"nonsense\"", "INVALID_VALUE", "")]
    [InlineData("archiveNotifications", "ids: []", "INVALID_VALUE", "ids")]
    public async Task what_names_nothing_is_refused(string mutation, string input, string code, string where)
    {
        using var shop = await served.NewShop();
        var otto = await shop.Person(Role.Operator);
        (await otto.Send(Inbox.Document(mutation, input))).ShouldRefuse(code, where);
    }

    [Fact]
    public async Task a_repeat_answers_the_present_state()
    {
        using var shop = await served.NewShop();
        var otto = await shop.Person(Role.Operator);
        var id = await shop.Tell("the-operator");
        var input = $"ids: [\"{id}\"], idempotencyKey: \"k\"";
        (await otto.Done("markNotificationsRead", input)).GetProperty("replayed").GetBoolean().ShouldBeFalse();
        await shop.Tell("the-operator");
        var again = await otto.Done("markNotificationsRead", input);
        again.GetProperty("unreadCount").GetInt32().ShouldBe(1);
    }

    /// <summary>Some come while others are read: in the end it is what came less what was read, and nobody ever counted less than none.</summary>
    [Fact, Trait("rule", "R53")]
    public async Task the_count_is_exact_while_some_come_and_others_are_read()
    {
        using var shop = await served.NewShop();
        var otto = await shop.Person(Role.Operator);
        var old = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => shop.Tell("the-operator")));
        var bot = await shop.Agent();
        var raising = Enumerable.Range(0, 10).Select(_ => bot.Submit());
        var reading = old.Select(id => otto.Done("markNotificationsRead", $"ids: [\"{id}\"]")).ToList();
        await Task.WhenAll(Task.WhenAll(raising), Task.WhenAll(reading));
        await otto.HasCome(30);
        foreach (var answer in reading)
            (await answer).GetProperty("unreadCount").GetInt32().ShouldBeInRange(0, 30);
        (await otto.Unread()).ShouldBe(10);
        (await otto.Notifications("(filter: {unread: true})")).GetProperty("totalCount").GetInt32().ShouldBe(10);
    }

    [Fact]
    public async Task an_agent_has_none()
    {
        using var shop = await served.NewShop();
        var viewer = (
            await (await shop.Agent()).Send("{ viewer { unreadCount notificationPreferences { id } } }")
        ).Data.GetProperty("viewer");
        viewer.GetProperty("unreadCount").ValueKind.ShouldBe(JsonValueKind.Null);
        viewer.GetProperty("notificationPreferences").ValueKind.ShouldBe(JsonValueKind.Null);
        (await (await shop.Agent()).Send("{ notifications { unreadCount } }")).ShouldRefuse("FORBIDDEN");
    }
}
