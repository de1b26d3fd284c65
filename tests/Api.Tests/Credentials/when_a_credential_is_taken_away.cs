using System.Diagnostics;
using HotDash.Api.Tests.Approvals;
using HotDash.Api.Tests.Transport;
using HotDash.Domain;
using HotDash.Support;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Credentials;

/// <summary>Two hosts on one database: what is taken away is gone on both within two seconds, from requests, sockets and streams.</summary>
public sealed class when_a_credential_is_taken_away(IdentityWorld world) : IClassFixture<IdentityWorld>
{
    [Fact]
    public async Task a_removed_member_loses_requests_and_open_sockets_and_streams_on_every_node()
    {
        var other = await world.Start(world.Issuer.Settings());
        var shop = world.NewShop();
        await world.Member(shop, "ann", Role.Auditor);
        await world.Member(shop, "ben", Role.Auditor);
        var (ann, ben) = (Token("ann", shop), Token("ben", shop));
        await using var subscribed = await Watching(other, ann);
        await using var idle = await SocketClient.Ready(world.Host.Address, ann);
        await using var colleague = await Watching(other, ben);
        using var client = ApiClient.Of(other, $"Bearer {ann}");
        await using var stream = client.Events(History, Cancel).GetAsyncEnumerator(Cancel);
        (await stream.MoveNextAsync()).ShouldBeTrue();
        (await world.Ask(ann)).Status.ShouldBe(200);
        (await world.Ask(ann, host: other)).Status.ShouldBe(200);

        await world.Remove(shop, "ann");
        var since = Stopwatch.GetTimestamp();

        (await subscribed.CloseCode()).ShouldBe(4403);
        (await idle.CloseCode()).ShouldBe(4403);
        (await stream.MoveNextAsync()).ShouldBeTrue();
        stream.Current.ShouldContain("UNAUTHENTICATED");
        (await stream.MoveNextAsync()).ShouldBeFalse();
        await IdentityWorld.Until(async () => (await world.Ask(ann)).Status == 401);
        await IdentityWorld.Until(async () => (await world.Ask(ann, host: other)).Status == 401);
        Stopwatch.GetElapsedTime(since).ShouldBeLessThan(Soon);
        (await world.Ask(ben, host: other)).Status.ShouldBe(200);
        await colleague.Send(new { type = "ping" });
        (await colleague.Type()).ShouldBe("pong");
    }

    [Fact]
    public async Task a_changed_role_counts_on_every_node()
    {
        var other = await world.Start(world.Issuer.Settings());
        var shop = world.NewShop();
        await world.Member(shop, "cleo", Role.Auditor);
        var token = Token("cleo", shop);
        await using var subscribed = await Watching(other, token);

        await world.Run("update hotdash.members set roles = '{VIEWER}' where shop = $1", shop);
        var since = Stopwatch.GetTimestamp();

        (await subscribed.Receive())!.Value.GetRawText().ShouldContain("FORBIDDEN");
        await IdentityWorld.Until(async () => (await world.Ask(token, host: other)).Text.Contains("VIEWER"));
        Stopwatch.GetElapsedTime(since).ShouldBeLessThan(Soon);
    }

    [Fact]
    public async Task a_revoked_key_opens_nothing_any_more_and_closes_what_it_opened()
    {
        var other = await world.Start();
        var shop = world.NewShop();
        using var admin = await ApiClient.Of(world.Host, shop, ApiClient.Person("ada", Role.Admin), Cancel);
        using var agent = await ApiClient.Of(world.Host, shop, ApiClient.Agent("bot", "ada"), Cancel);
        var issued = (
            await admin.Send(
                "mutation { issueApiKey(input: {agent: \"bot\", name: \"k\"}) { secret apiKey { id } errors { code } } }"
            )
        ).Data.GetProperty("issueApiKey");
        var secret = issued.GetProperty("secret").GetString()!;
        await using var idle = await SocketClient.Ready(other.Address, secret);
        await idle.Subscribe("q", "{ viewer { actor } }");
        (await idle.Type()).ShouldBe("next");
        (await idle.Type()).ShouldBe("complete");

        await admin.Send(
            $"mutation {{ revokeApiKey(input: {{id: \"{issued.GetProperty("apiKey").GetProperty("id").GetString()}\"}}) {{ replayed }} }}"
        );
        var since = Stopwatch.GetTimestamp();

        (await idle.CloseCode()).ShouldBe(4403);
        await IdentityWorld.Until(async () => (await world.Ask(secret, host: other)).Status == 401);
        Stopwatch.GetElapsedTime(since).ShouldBeLessThan(Soon);
    }

    [Fact]
    public async Task a_role_that_does_not_exist_allows_nothing_and_breaks_nothing()
    {
        var shop = world.NewShop();
        await world.Member(shop, "dan", Role.Viewer);
        await world.Run("update hotdash.members set roles = '{OWNER, 3}' where shop = $1", shop);

        var answer = await world.Ask(Token("dan", shop));

        answer.Data.GetProperty("viewer").GetProperty("roles").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task a_key_that_its_issuer_withdraws_ends_what_its_tokens_opened()
    {
        var (old, next) = (SigningKey.Ec("old"), SigningKey.EdDsa("next"));
        await using var issuer = await Issuer.Start(old);
        var host = await world.Start([.. issuer.Settings(), "--HotDash:Transport:ProveEvery=00:00:00.2"]);
        var shop = world.NewShop();
        await world.Member(shop, "eva", Role.Auditor, issuer.Name);
        await using var socket = await Watching(host, issuer.Token(old, "eva", shop));

        issuer.Publish(old, next);
        (await world.Ask(issuer.Token(next, "eva", shop), host: host)).Status.ShouldBe(200);
        await socket.Send(new { type = "ping" });
        (await socket.Type()).ShouldBe("pong");

        issuer.Publish(next);
        // An id that nobody knows makes it look again.
        (await world.Ask(issuer.Token(next with { Id = "third" }, "eva", shop), host: host)).ShouldBeUnproven();
        (await socket.CloseCode()).ShouldBe(4403);
    }

    [Fact]
    public async Task what_was_missed_while_the_database_was_deaf_is_made_up_for()
    {
        var shop = world.NewShop();
        await world.Member(shop, "fay", Role.Auditor);
        await using var socket = await Watching(world.Host, Token("fay", shop));

        // The node hears nothing of this one: its connection is cut in the same breath.
        await world.Run(
            """
            with deaf as (select pg_terminate_backend(pid) from pg_stat_activity
                           where datname = current_database() and query in ('listen hotdash_credentials', 'select 1')),
                 gone as (delete from hotdash.members where shop = $1 returning 1)
            select (select count(*) from deaf), (select count(*) from gone)
            """,
            shop
        );

        (await socket.CloseCode()).ShouldBe(4403);
    }

    private string Token(string subject, string shop) => world.Issuer.Token(IdentityWorld.Rsa, subject, shop);

    /// <summary>A socket with a subscription that has begun.</summary>
    private static async Task<SocketClient> Watching(HotDashHost host, string token)
    {
        var client = await SocketClient.Ready(host.Address, token);
        await client.Subscribe("watch", History);
        (await client.Type()).ShouldBe("next");
        return client;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);
    private const string History = "subscription { approvalHistoryAppended { kind } }";
}
