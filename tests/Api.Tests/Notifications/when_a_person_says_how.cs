using System.Text.Json;
using HotDash.Api.Tests.Approvals;
using HotDash.Domain;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Notifications;

public sealed class when_a_person_says_how(ServedHost served)
{
    [Fact, Trait("rule", "R52")]
    public async Task it_is_so_for_that_person_alone()
    {
        using var shop = await served.NewShop();
        var (otto, vera) = (await shop.Person(Role.Operator), await shop.Person(Role.Viewer));
        (await Preferences(otto)).ShouldBe("TOAST BANNER DESKTOP, 9 topics, REALTIME, False 22:00:00 08:00:00");
        var done = await otto.Send(
            Document(
                "channels: [TOAST, EMAIL], topics: [BACKLOG], frequency: EVERY_5_MIN, "
                    + "quietHours: {on: true, from: \"21:30\", until: \"07:00\"}"
            )
        );
        Told(done.Data.GetProperty("updateNotificationPreferences").GetProperty("notificationPreferences"))
            .ShouldBe("TOAST EMAIL, 1 topics, EVERY_5_MIN, True 21:30:00 07:00:00");
        await otto.Send(Document("frequency: DAILY"));
        (await Preferences(otto)).ShouldBe("TOAST EMAIL, 1 topics, DAILY, True 21:30:00 07:00:00");
        (await Preferences(vera)).ShouldBe("TOAST BANNER DESKTOP, 9 topics, REALTIME, False 22:00:00 08:00:00");
        var id = (await otto.Send("{ viewer { notificationPreferences { id } } }"))
            .Data.GetProperty("viewer")
            .GetProperty("notificationPreferences")
            .Text("id");
        (await Node(otto, id)).ShouldBe(JsonValueKind.Object);
        (await Node(vera, id)).ShouldBe(JsonValueKind.Null);
    }

    [Theory, Trait("rule", "R52")]
    [InlineData("quietHours: {on: true, from: \"25:00\", until: \"07:00\"}", "")]
    [InlineData("quietHours: {on: true, from: \"24:00\", until: \"07:00\"}", "")]
    [InlineData("quietHours: {on: true, from: \"22:60\", until: \"07:00\"}", "")]
    [InlineData("quietHours: {on: true, from: \"22:00:01\", until: \"07:00\"}", "quietHours")]
    [InlineData("quietHours: {on: true, from: \"22:00\", until: \"22:00\"}", "until")]
    [InlineData("frequency: WEEKLY", "")]
    [InlineData("channels: [PIGEON]", "")]
    [InlineData("topics: [EVERYTHING]", "")]
    [InlineData("idempotencyKey: \"\"", "idempotencyKey")]
    public async Task what_cannot_be_is_refused(string input, string where)
    {
        using var shop = await served.NewShop();
        var otto = await shop.Person(Role.Operator);
        (await otto.Send(Document(input))).ShouldRefuse("INVALID_VALUE", where);
        (await Preferences(otto)).ShouldBe("TOAST BANNER DESKTOP, 9 topics, REALTIME, False 22:00:00 08:00:00");
    }

    private static string Document(string input) =>
        $"mutation {{ updateNotificationPreferences(input: {{{input}}}) "
        + $"{{ notificationPreferences {Fields} replayed errors {{ code message path nextStep }} }} }}";

    private static async Task<string> Preferences(ApiClient who) =>
        Told(
            (await who.Send($"{{ viewer {{ notificationPreferences {Fields} }} }}"))
                .Data.GetProperty("viewer")
                .GetProperty("notificationPreferences")
        );

    private static string Told(JsonElement x)
    {
        var quiet = x.GetProperty("quietHours");
        return $"{string.Join(' ', x.GetProperty("channels").EnumerateArray())}, "
            + $"{x.GetProperty("topics").GetArrayLength()} topics, {x.Text("frequency")}, "
            + $"{quiet.GetProperty("on").GetBoolean()} {quiet.Text("from")} {quiet.Text("until")}";
    }

    private static async Task<JsonValueKind> Node(ApiClient who, string id) =>
        (await who.Send($"{{ node(id: \"{id}\") {{ id }} }}")).Data.GetProperty("node").ValueKind;

    private const string Fields = "{ channels topics frequency quietHours { on from until } }";
}
