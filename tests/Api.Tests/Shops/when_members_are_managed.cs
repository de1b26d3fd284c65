using System.Text.Json;
using HotDash.Api.Tests.Approvals;
using HotDash.Domain;
using HotDash.Support;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Shops;

public sealed class when_members_are_managed(ServedHost served)
{
    [Fact]
    public async Task an_admin_sees_whom_it_invited_changed_and_removed()
    {
        using var shop = await served.NewShop();
        var admin = await shop.Person(Role.Admin);
        var olga = await Done(admin, "inviteMember", Olga);
        olga.Text("name").ShouldBe("Olga O.");
        olga.Text("issuer").ShouldBe("https://id.example.org");
        olga.Text("subject").ShouldBe("00u1");
        olga.Text("actor").ShouldNotContain("00u1");
        var bot = await Done(
            admin,
            "inviteMember",
            $"kind: AGENT, name: \"Bot\", roles: [AGENT], owner: \"{olga.Text("id")}\""
        );
        bot.Text("owner").ShouldBe(olga.Text("actor"));
        (await Members(admin)).ShouldBe(["Bot AGENT", "Olga O. OPERATOR", "the-admin ADMIN"], ignoreOrder: true);

        var changed = await Done(admin, "changeMemberRoles", $"id: \"{olga.Text("id")}\", roles: [MANAGER, OPERATOR]");
        changed.Text("id").ShouldBe(olga.Text("id"));
        (await Members(admin)).ShouldContain("Olga O. OPERATOR+MANAGER");
        (await Node(admin, bot)).ValueKind.ShouldBe(JsonValueKind.Object);

        (await Done(admin, "removeMember", $"id: \"{olga.Text("id")}\"")).ValueKind.ShouldBe(JsonValueKind.Null);
        (await Members(admin)).ShouldBe(["the-admin ADMIN"]);
        (await Node(admin, bot)).ValueKind.ShouldBe(JsonValueKind.Null);
        (await Done(admin, "inviteMember", Olga)).Text("id").ShouldBe(olga.Text("id"));
    }

    [Theory]
    [InlineData("inviteMember", "name: \" \", roles: [VIEWER], issuer: \"i\", subject: \"s\"", "INVALID_VALUE", "name")]
    [InlineData("inviteMember", "name: \"n\", roles: [], issuer: \"i\", subject: \"s\"", "INVALID_VALUE", "roles")]
    [InlineData(
        "inviteMember",
        "name: \"n\", roles: [AUDITOR, ADMIN], issuer: \"i\", subject: \"s\"",
        "INVALID_VALUE",
        "roles"
    )]
    [InlineData("inviteMember", "name: \"n\", roles: [KING], issuer: \"i\", subject: \"s\"", "INVALID_VALUE", "")]
    [InlineData("inviteMember", "name: \"n\", roles: [VIEWER]", "INVALID_VALUE", "issuer")]
    [InlineData("inviteMember", "name: \"n\", roles: [VIEWER], issuer: \"i\"", "INVALID_VALUE", "")]
    [InlineData(
        "inviteMember",
        "name: \"n\", roles: [VIEWER], issuer: \"i\", subject: \"s \"",
        "INVALID_VALUE",
        "subject"
    )]
    [InlineData("inviteMember", "kind: AGENT, name: \"n\", roles: [AGENT]", "INVALID_VALUE", "owner")]
    [InlineData(
        "inviteMember",
        "kind: AGENT, name: \"n\", roles: [AGENT], owner: \"TWVtYmVyOm5vYm9keQ\"",
        "NOT_FOUND",
        "owner"
    )]
    [InlineData(
        "inviteMember",
        "kind: AGENT, name: \"n\", roles: [OPERATOR], owner: \"TWVtYmVyOnRoZS1hZG1pbg\"",
        "INVALID_VALUE",
        "roles"
    )]
    [InlineData("inviteMember", "kind: SYSTEM, name: \"n\", roles: [ADMIN]", "INVALID_VALUE", "kind")]
    [InlineData(
        "inviteMember",
        "name: \"n\", roles: [VIEWER], issuer: \"i\", subject: \"s\", idempotencyKey: \"\"",
        "INVALID_VALUE",
        "idempotencyKey"
    )]
    [InlineData("changeMemberRoles", "id: \"TWVtYmVyOm5vYm9keQ\", roles: [VIEWER]", "NOT_FOUND", "id")]
    [InlineData("changeMemberRoles", "id: \"Vmlld2VyOnRoZS1hZG1pbg\", roles: [VIEWER]", "NOT_FOUND", "")]
    [InlineData("changeMemberRoles", "id: \"TWVtYmVyOnRoZS1hZG1pbg\", roles: [VIEWER]", "LAST_ADMIN", "")]
    [InlineData(
        "changeMemberRoles",
        "id: \"TWVtYmVyOnRoZS1hZG1pbg\", roles: [ADMIN, AUDITOR]",
        "INVALID_VALUE",
        "roles"
    )]
    [InlineData("removeMember", "id: \"TWVtYmVyOnRoZS1hZG1pbg\"", "LAST_ADMIN", "")]
    [InlineData("removeMember", "id: \"TWVtYmVyOm5vYm9keQ\"", "NOT_FOUND", "id")]
    public async Task what_cannot_be_is_refused(string mutation, string input, string code, string where)
    {
        using var shop = await served.NewShop();
        var admin = await shop.Person(Role.Admin);
        (await admin.Send(Document(mutation, input))).ShouldRefuse(code, where);
        (await Members(admin)).ShouldBe(["the-admin ADMIN"]);
    }

    [Fact]
    public async Task another_shops_member_is_none()
    {
        using var shop = await served.NewShop();
        using var other = await served.NewShop();
        var foreign = await Done(await other.Person(Role.Admin), "inviteMember", Olga);
        var admin = await shop.Person(Role.Admin);
        var unknown = Mutation.IdOf("01900000-0000-7000-8000-000000000000", "Member");
        foreach (var (mutation, more) in new[] { ("removeMember", ""), ("changeMemberRoles", ", roles: [VIEWER]") })
        {
            var answer = await admin.Send(Document(mutation, $"id: \"{foreign.Text("id")}\"{more}"));
            answer.ShouldRefuse("NOT_FOUND", "id");
            answer.Text.ShouldBe((await admin.Send(Document(mutation, $"id: \"{unknown}\"{more}"))).Text);
        }
        (await Members(await other.Person(Role.Admin))).Count.ShouldBe(2);
    }

    [Fact]
    public async Task a_repeat_answers_the_present_state()
    {
        using var shop = await served.NewShop();
        var admin = await shop.Person(Role.Admin);
        var document = Document("inviteMember", Olga + ", idempotencyKey: \"k\"");
        var first = (await admin.Send(document)).Data.GetProperty("inviteMember");
        var again = (await admin.Send(document)).Data.GetProperty("inviteMember");
        again.GetProperty("replayed").GetBoolean().ShouldBeTrue();
        again.GetProperty("member").GetRawText().ShouldBe(first.GetProperty("member").GetRawText());
    }

    /// <summary>Two seconds, and what the machine needs besides.</summary>
    [Fact]
    public async Task a_change_takes_hold_of_requests_within_two_seconds()
    {
        using var shop = await served.NewShop();
        var admin = await shop.Person(Role.Admin);
        var olga = await shop.As(ApiClient.Person("olga", Role.Operator));
        var bot = await shop.As(ApiClient.Agent("bot-1", "olga"));
        var id = Mutation.IdOf("olga", "Member");
        (await Abilities(olga)).ShouldContain("REVIEW");
        (await Abilities(bot)).ShouldBe(["DRAFT"]);

        await Done(admin, "changeMemberRoles", $"id: \"{id}\", roles: [VIEWER]");
        await Within(async () => (await Abilities(olga)).SequenceEqual(["READ_QUEUE"]));

        await Done(admin, "removeMember", $"id: \"{id}\"");
        await Within(async () => (await olga.Send("{ viewer { id } }")).Status == 401);
        await Within(async () => (await bot.Send("{ viewer { id } }")).Status == 401);
    }

    private static Task Within(Func<Task<bool>> condition) =>
        Eventually.HoldsAsync(condition, TimeSpan.FromSeconds(3), Cancel);

    private static async Task<List<string?>> Abilities(ApiClient who) =>
        [
            .. (await who.Send("{ viewer { abilities } }"))
                .Data.GetProperty("viewer")
                .GetProperty("abilities")
                .EnumerateArray()
                .Select(x => x.GetString()),
        ];

    private static async Task<List<string>> Members(ApiClient admin) =>
        [
            .. (await admin.Send("{ members { name roles } }"))
                .Data.GetProperty("members")
                .EnumerateArray()
                .Select(x => $"{x.Text("name")} {string.Join('+', x.GetProperty("roles").EnumerateArray())}"),
        ];

    private static async Task<JsonElement> Node(ApiClient admin, JsonElement member) =>
        (await admin.Send($"{{ node(id: \"{member.Text("id")}\") {{ id }} }}")).Data.GetProperty("node");

    private static async Task<JsonElement> Done(ApiClient admin, string mutation, string input)
    {
        var answer = await admin.Send(Document(mutation, input));
        var payload = answer.Data.GetProperty(mutation);
        payload.GetProperty("errors").GetArrayLength().ShouldBe(0, answer.Text);
        return payload.GetProperty("member");
    }

    private static string Document(string mutation, string input) =>
        $"mutation {{ {mutation}(input: {{{input}}}) "
        + "{ member { id actor kind name roles owner issuer subject } replayed errors { code message path nextStep } } }";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private const string Olga =
        "name: \"Olga O.\", roles: [OPERATOR], issuer: \"https://id.example.org\", subject: \"00u1\"";
}
