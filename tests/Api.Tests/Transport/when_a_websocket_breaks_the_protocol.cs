using System.Net.WebSockets;
using HotDash.Api.Tests.Live;
using HotDash.Api.Transport;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Transport;

public sealed class when_a_websocket_breaks_the_protocol : IAsyncLifetime
{
    private LiveWorld _live = null!;

    public async ValueTask InitializeAsync() =>
        _live = await LiveWorld.Start(
            limits: new TransportOptions { InitTimeout = TimeSpan.FromSeconds(2), MaxBodyBytes = 10_000 }
        );

    public ValueTask DisposeAsync() => _live.DisposeAsync();

    [Theory]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":"unknown"}""")]
    [InlineData("""{"type":7}""")]
    [InlineData("""{"type":"complete"}""")]
    [InlineData("""{"type":"complete","id":""}""")]
    [InlineData("""{"type":"complete","id":7}""")]
    [InlineData("""{"type":"ping","payload":7}""")]
    [InlineData("""{"type":"pong","payload":[]}""")]
    [InlineData("""{"type":"connection_init","payload":"x"}""")]
    [InlineData("""{"type":"subscribe"}""")]
    [InlineData("""{"type":"subscribe","id":"a"}""")]
    [InlineData("""{"type":"subscribe","id":"","payload":{"query":"{ hello }"}}""")]
    [InlineData("""{"type":"subscribe","id":"a","payload":{}}""")]
    [InlineData("""{"type":"subscribe","id":"a","payload":{"query":7}}""")]
    [InlineData("""{"type":"subscribe","id":"a","payload":[]}""")]
    [InlineData("""{"type":"subscribe","id":"a","payload":null}""")]
    [InlineData("""{"type":"subscribe","id":7,"payload":{"query":"{ hello }"}}""")]
    [InlineData("""{"type":"subscribe","id":"a","payload":{"query":"\ud800"}}""")]
    [InlineData("""{"type":"subscribe","id":"\ud800","payload":{"query":"{ hello }"}}""")]
    [InlineData("""{"type":"subscribe","id":"a","payload":{"query":"{ hello }","variables":7}}""")]
    [InlineData("""{"type":"subscribe","id":"a","payload":{"query":"{ hello }","extensions":[]}}""")]
    public async Task what_is_no_message_closes_with_4400(string text)
    {
        await using var client = await SocketClient.Ready(_live.Server);
        await client.SendText(text);
        (await client.CloseCode()).ShouldBe(4400);
    }

    [Fact]
    public async Task bytes_close_with_4400()
    {
        await using var client = await SocketClient.Ready(_live.Server);
        await client.SendText("""{"type":"ping"}""", WebSocketMessageType.Binary);
        (await client.CloseCode()).ShouldBe(4400);
    }

    [Fact]
    public async Task a_subscription_before_the_acknowledgement_closes_with_4401()
    {
        await using var client = await SocketClient.Connect(_live.Server);
        await client.Subscribe("a", "{ hello }");
        (await client.CloseCode()).ShouldBe(4401);
    }

    [Fact]
    public async Task a_credential_that_proves_nobody_closes_with_4403()
    {
        await using var client = await SocketClient.Connect(_live.Server);
        await client.Send(new { type = "connection_init", payload = new { token = "nobody" } });
        (await client.CloseCode()).ShouldBe(4403);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("graphql-ws")]
    [InlineData("GRAPHQL-TRANSPORT-WS")]
    public async Task another_protocol_closes_with_4406(string? protocol)
    {
        await using var client = await SocketClient.Connect(_live.Server, protocol);
        (await client.CloseCode()).ShouldBe(4406);
    }

    [Fact]
    public async Task silence_closes_with_4408()
    {
        await using var client = await SocketClient.Connect(_live.Server);
        (await client.CloseCode()).ShouldBe(4408);
    }

    [Fact]
    public async Task an_id_that_is_taken_closes_with_4409()
    {
        await using var client = await SocketClient.Ready(_live.Server);
        await client.Subscribe("a", LiveWorld.Facts);
        await client.Receive();
        await client.Subscribe("a", "{ hello }");
        (await client.CloseCode()).ShouldBe(4409);
        client.Closed!.Value.Reason.ShouldBe("Subscriber for a already exists");
    }

    [Theory]
    [InlineData("an id of the longest kind, ")]
    [InlineData("日本語の長い名前、")]
    public async Task a_reason_too_long_to_close_with_is_cut(string part)
    {
        var id = string.Concat(Enumerable.Repeat(part, 20));
        await using var client = await SocketClient.Ready(_live.Server);
        await client.Subscribe(id, LiveWorld.Facts);
        await client.Receive();
        await client.Subscribe(id, "{ hello }");
        (await client.CloseCode()).ShouldBe(4409);
        client.Closed!.Value.Reason!.ShouldStartWith($"Subscriber for {part}");
        client.Closed!.Value.Reason!.ShouldEndWith("…");
    }

    [Fact]
    public async Task initialising_twice_closes_with_4429()
    {
        await using var client = await SocketClient.Ready(_live.Server);
        await client.Send(new { type = "connection_init" });
        (await client.CloseCode()).ShouldBe(4429);
    }

    [Fact]
    public async Task a_message_that_is_too_large_closes_with_1009()
    {
        await using var client = await SocketClient.Ready(_live.Server);
        await client.Subscribe("a", "{ hello }" + new string(' ', 20_000));
        (await client.CloseCode()).ShouldBe((int)WebSocketCloseStatus.MessageTooBig);
    }
}
