using System.Text.Json;
using HotDash.Api.Tests.Approvals;
using HotDash.Api.Tests.Transport;
using HotDash.Domain;
using HotDash.Support;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Credentials;

public sealed class when_an_agent_has_a_key(IdentityWorld world) : IClassFixture<IdentityWorld>
{
    [Fact]
    public async Task it_proves_the_agent_and_whom_it_acts_for_in_its_shop()
    {
        using var admin = await Admin();
        var (_, secret) = await Issue(admin);

        secret.ShouldMatch("^hd_live_[A-Za-z0-9_-]{43}$");
        var viewer = (await world.Ask(secret)).Data.GetProperty("viewer");
        viewer.GetProperty("actor").GetString().ShouldBe("bot");
        viewer.GetProperty("shop").GetString().ShouldBe(admin.Name);
        viewer.GetProperty("roles").EnumerateArray().Select(x => x.GetString()).ShouldBe(["AGENT"]);
        (await world.Ask(secret, admin.Name)).Status.ShouldBe(200);
        (await world.Ask(secret, world.NewShop())).ShouldBeUnproven();
    }

    [Fact]
    public async Task it_is_shown_once_and_kept_nowhere()
    {
        using var admin = await Admin();
        var issue = IssueBy("idempotencyKey: \"once\", ");
        var first = (await admin.Send(issue)).Data.GetProperty("issueApiKey");
        var again = (await admin.Send(issue)).Data.GetProperty("issueApiKey");

        var secret = first.GetProperty("secret").GetString()!;
        again.GetProperty("secret").ValueKind.ShouldBe(JsonValueKind.Null);
        again.GetProperty("replayed").GetBoolean().ShouldBeTrue();
        again.GetProperty("apiKey").GetProperty("id").GetString().ShouldBe(Id(first));
        secret.ShouldStartWith(first.GetProperty("apiKey").GetProperty("prefix").GetString()!);
        var stored = await world.Dump();
        stored.ShouldContain(secret[..14]);
        stored.ShouldNotContain(secret[14..]);
    }

    [Fact]
    public async Task admins_see_the_keys_and_when_they_were_used_to_the_minute()
    {
        using var admin = await Admin();
        var (id, secret) = await Issue(admin);
        var key = (await Keys(admin)).Single();
        key.GetProperty("id").GetString().ShouldBe(id);
        key.GetProperty("agent").GetString().ShouldBe("bot");
        key.GetProperty("owner").GetString().ShouldBe("olga");
        key.GetProperty("name").GetString().ShouldBe("Replies");
        key.GetProperty("lastUsedAt").ValueKind.ShouldBe(JsonValueKind.Null);

        await world.Ask(secret);
        await IdentityWorld.Until(async () =>
            (await Keys(admin)).Single().GetProperty("lastUsedAt").ValueKind == JsonValueKind.String
        );

        await LastUsed(admin.Name, seconds: 50);
        var before = (await Keys(admin)).Single().GetProperty("lastUsedAt").GetString();
        for (var i = 0; i < 3; i++)
            (await world.Ask(secret)).Status.ShouldBe(200);
        (await Keys(admin)).Single().GetProperty("lastUsedAt").GetString().ShouldBe(before);

        await LastUsed(admin.Name, seconds: 70);
        before = (await Keys(admin)).Single().GetProperty("lastUsedAt").GetString();
        await IdentityWorld.Until(async () =>
        {
            await world.Ask(secret);
            return (await Keys(admin)).Single().GetProperty("lastUsedAt").GetString() != before;
        });
    }

    [Fact]
    public async Task a_key_that_was_taken_back_or_has_expired_is_as_one_that_never_was()
    {
        using var admin = await Admin();
        var (id, secret) = await Issue(admin);
        var (_, old) = await Issue(admin);
        await world.Run(
            "update hotdash.api_keys set expires_at = now() - interval '1 second' where shop = $1 and prefix = $2",
            admin.Name,
            old[..14]
        );

        var revoked = (await admin.Send(Revoke(id))).Data.GetProperty("revokeApiKey").GetProperty("apiKey");

        revoked.GetProperty("revokedAt").ValueKind.ShouldBe(JsonValueKind.String);
        (await world.Ask(secret)).ShouldBeUnproven();
        (await world.Ask(old)).ShouldBeUnproven();
        (await world.Ask("hd_live_" + new string('A', 43))).ShouldBeUnproven();
        (await world.Ask(secret[..^1] + (secret[^1] == 'A' ? 'B' : 'A'))).ShouldBeUnproven();
    }

    [Fact]
    public async Task an_agent_that_comes_back_under_its_id_needs_a_new_one()
    {
        using var admin = await Admin();
        // "Member:the-admin", as clients hold it.
        const string invite =
            "mutation { inviteMember(input: {kind: AGENT, name: \"Bo\", roles: [AGENT], owner: \"TWVtYmVyOnRoZS1hZG1pbg\", "
            + "issuer: \"https://id.example\", subject: \"bo\"}) { member { id actor } errors { message } } }";
        var bo = (await admin.Send(invite)).Data.GetProperty("inviteMember").GetProperty("member");
        var actor = bo.GetProperty("actor").GetString();
        var issue = $"mutation {{ issueApiKey(input: {{agent: \"{actor}\", name: \"k\"}}) {{ {Payload} }} }}";
        var secret = (await admin.Send(issue)).Data.GetProperty("issueApiKey").GetProperty("secret").GetString()!;
        (await world.Ask(secret)).Status.ShouldBe(200);

        await admin.Send(
            $"mutation {{ removeMember(input: {{id: \"{bo.GetProperty("id").GetString()}\"}}) {{ errors {{ message }} }} }}"
        );
        var back = (await admin.Send(invite)).Data.GetProperty("inviteMember").GetProperty("member");

        back.GetProperty("actor").GetString().ShouldBe(actor);
        await IdentityWorld.Until(async () => (await world.Ask(secret)).Status == 401, withinSeconds: 2);
    }

    [Fact]
    public async Task it_ends_with_its_agents_membership()
    {
        using var admin = await Admin();
        var (_, secret) = await Issue(admin);
        (await world.Ask(secret)).Status.ShouldBe(200);
        await world.Run("delete from hotdash.members where shop = $1 and actor_id = 'bot'", admin.Name);
        await IdentityWorld.Until(async () => (await world.Ask(secret)).Status == 401, withinSeconds: 2);
    }

    [Theory]
    [InlineData("agent: \"nobody\", name: \"n\"", "NOT_FOUND", "agent")]
    [InlineData("agent: \"the-admin\", name: \"n\"", "INVALID_VALUE", "agent")]
    [InlineData("agent: \"bot\", name: \" \"", "INVALID_VALUE", "name")]
    [InlineData("agent: \"bot\", name: \"n\", roles: [ADMIN]", "INVALID_VALUE", "roles")]
    [InlineData("agent: \"bot\", name: \"n\", roles: [OWNER]", "INVALID_VALUE", "found OWNER")]
    [InlineData("agent: \"bot\", name: \"n\", expiresAt: \"2020-01-01T00:00:00Z\"", "INVALID_VALUE", "expiresAt")]
    [InlineData("agent: \"bo\\u0000t\", name: \"n\"", "INVALID_VALUE", "")]
    public async Task a_wish_that_cannot_be_is_refused(string input, string code, string where)
    {
        using var admin = await Admin();
        var answer = await admin.Send($"mutation {{ issueApiKey(input: {{{input}}}) {{ {Payload} }} }}");
        answer.ShouldRefuse(code, where);
        answer.Text.ShouldNotContain("hd_live_");
        (await Keys(admin)).ShouldBeEmpty();
    }

    [Fact]
    public async Task the_key_of_another_shop_is_not_there()
    {
        using var admin = await Admin();
        using var stranger = await Admin();
        var (id, secret) = await Issue(admin);

        var theirs = await stranger.Send(Revoke(id));
        var nobodys = await stranger.Send(Revoke(Mutation.IdOf("api-key-0", "ApiKey")));

        theirs.ShouldRefuse("NOT_FOUND", "id");
        theirs.Text.ShouldBe(nobodys.Text);
        (await Keys(stranger)).ShouldBeEmpty();
        (await world.Ask(secret)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task who_is_no_admin_neither_sees_nor_gives_nor_takes_any()
    {
        using var admin = await Admin();
        var (id, secret) = await Issue(admin);
        foreach (var document in new[] { "{ apiKeys { id } }", IssueBy(""), Revoke(id) })
            (
                await IdentityWorld.Send(world.Host, HttpMethod.Post, "/graphql", document, $"Bearer {secret}")
            ).Code.ShouldBe("FORBIDDEN");
    }

    private async Task<TestAdmin> Admin()
    {
        var shop = world.NewShop();
        var cancel = TestContext.Current.CancellationToken;
        var bot = new TestMember(new("bot", ActorKind.Agent, "olga"), [Role.Agent], "bot");
        await TestMember.JoinAsync(world.Host, shop, [bot], cancel);
        return new(shop, await ApiClient.Of(world.Host, shop, ApiClient.Person("the-admin", Role.Admin), cancel));
    }

    private Task<int> LastUsed(string shop, int seconds) =>
        world.Run(
            "update hotdash.api_keys set last_used_at = now() - $2 * interval '1 second' where shop = $1",
            shop,
            seconds
        );

    private static async Task<(string Id, string Secret)> Issue(TestAdmin admin)
    {
        var issued = (await admin.Send(IssueBy(""))).Data.GetProperty("issueApiKey");
        issued.GetProperty("errors").GetArrayLength().ShouldBe(0, issued.GetRawText());
        return (Id(issued), issued.GetProperty("secret").GetString()!);
    }

    private static string Id(JsonElement payload) => payload.GetProperty("apiKey").GetProperty("id").GetString()!;

    private static async Task<List<JsonElement>> Keys(TestAdmin admin) =>
        [
            .. (await admin.Send("{ apiKeys { id prefix name agent owner lastUsedAt revokedAt } }"))
                .Data.GetProperty("apiKeys")
                .EnumerateArray(),
        ];

    private static string IssueBy(string more) =>
        $"mutation {{ issueApiKey(input: {{{more}agent: \"bot\", name: \"Replies\"}}) {{ {Payload} }} }}";

    private static string Revoke(string id) => $"mutation {{ revokeApiKey(input: {{id: \"{id}\"}}) {{ {Payload} }} }}";

    private const string Payload =
        "apiKey { id prefix revokedAt } secret replayed errors { code message path nextStep }";

    private sealed record TestAdmin(string Name, ApiClient Client) : IDisposable
    {
        public Task<Answer> Send(string document) => Client.Send(document);

        public void Dispose() => Client.Dispose();
    }
}
