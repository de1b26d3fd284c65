using HotDash.Api.Tests.Approvals;
using HotDash.Api.Tests.Transport;
using HotDash.Domain;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Credentials;

public sealed class when_credentials_are_used_on_sockets(IdentityWorld world) : IClassFixture<IdentityWorld>
{
    [Theory]
    [InlineData("authorization")]
    [InlineData("token")]
    public async Task connection_init_says_who_asks_and_of_which_shop(string field)
    {
        var shop = world.NewShop();
        await world.Member(shop, "ann", Role.Viewer);
        var token = world.Issuer.Token(IdentityWorld.EdDsa, "ann");
        await using var client = await Init(new() { [field] = Sent(field, token), ["shop"] = shop });
        (await client.Type()).ShouldBe("connection_ack");
        await client.Subscribe("a", IdentityWorld.Viewer);
        (await client.Receive())!.Value.GetRawText().ShouldContain(shop);
    }

    [Theory]
    [InlineData("somebody-elses.myshopify.com")]
    [InlineData("")]
    [InlineData("nul\0.myshopify.com")]
    public async Task a_shop_that_is_not_the_members_closes_it(string shop)
    {
        await world.Member(world.NewShop(), "ben", Role.Viewer);
        var token = world.Issuer.Token(IdentityWorld.EdDsa, "ben");
        await using var client = await Init(new() { ["token"] = token, ["shop"] = shop });
        (await client.CloseCode()).ShouldBe(4403);
    }

    [Theory]
    [InlineData("shop")]
    [InlineData("token")]
    public async Task half_a_letter_is_no_text(string field)
    {
        await using var client = await SocketClient.Connect(world.Host.Address);
        await client.SendText($$$"""{"type":"connection_init","payload":{"{{{field}}}":"half\ud800"}}""");
        (await client.CloseCode()).ShouldBe(4400);
    }

    [Fact]
    public async Task a_guessed_key_closes_it()
    {
        await using var client = await Init(new() { ["token"] = "hd_live_" + new string('A', 43) });
        (await client.CloseCode()).ShouldBe(4403);
    }

    [Fact]
    public async Task an_issuer_that_cannot_be_asked_closes_it_for_later()
    {
        await using var issuer = await Issuer.Start(IdentityWorld.Rsa);
        issuer.Fails = 500;
        var host = await world.Start(issuer.Settings());
        await using var client = await SocketClient.Connect(host.Address);
        await client.Send(
            new { type = "connection_init", payload = new { token = issuer.Token(IdentityWorld.Rsa, "ann", "a") } }
        );
        (await client.CloseCode()).ShouldBe(1013);
    }

    [Fact]
    public async Task a_token_that_runs_out_closes_the_socket_that_it_opened()
    {
        var shop = world.NewShop();
        await world.Member(shop, "cat", Role.Viewer);
        var soon = DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 57;
        await using var client = await SocketClient.Ready(
            world.Host.Address,
            world.Issuer.Token(IdentityWorld.Rsa, "cat", shop, ("exp", soon))
        );
        (await client.CloseCode()).ShouldBe(4403);
    }

    private async Task<SocketClient> Init(Dictionary<string, string> payload)
    {
        var client = await SocketClient.Connect(world.Host.Address);
        await client.Send(new { type = "connection_init", payload });
        return client;
    }

    private static string Sent(string field, string token) => field == "token" ? token : $"Bearer {token}";
}
