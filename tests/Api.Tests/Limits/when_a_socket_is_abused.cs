using System.Net.WebSockets;
using HotDash.Api.Tests.Live;
using HotDash.Api.Tests.Transport;
using HotDash.Support;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Limits;

public sealed class when_a_socket_is_abused
{
    [Fact]
    public async Task a_flood_of_messages_closes_with_4429()
    {
        await using var server = await TinyServer.Start(shares: new() { MessagesPerSecond = 1, MessageBurst = 10 });
        await using var client = await SocketClient.Ready(server);
        for (var i = 0; i < 10; i++)
            await client.Send(new { type = "pong" });
        (await client.CloseCode()).ShouldBe(4429);
    }

    [Fact]
    public async Task _10000_subscriptions_close_with_4429_and_leave_nothing_behind()
    {
        await using var live = await LiveWorld.Start();
        await using var client = await SocketClient.Ready(live.Server);
        var sending = Task.Run(
            async () =>
            {
                for (var i = 0; i < 10_000; i++)
                    await client.Subscribe($"{i}", LiveWorld.Facts);
            },
            TestContext.Current.CancellationToken
        );
        (await client.CloseCode()).ShouldBe(4429);
        await client.DisposeAsync();
        try
        {
            await sending;
        }
        catch (Exception cut) when (cut is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Who goes on sending to a closed connection is cut off.
        }
        await Eventually.HoldsAsync(() => live.Hub.Subscribers == 0);
        (await Wire.WebSocket.Ask(live.Server.Address, "operator/ben", "{ hello }")).Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task large_messages_count_as_several_whatever_they_say()
    {
        await using var server = await TinyServer.Start(shares: new() { MessagesPerSecond = 1, MessageBurst = 100 });
        await using var client = await SocketClient.Ready(server);
        for (var i = 0; i < 4; i++)
            await client.Send(new { type = "pong", payload = new { text = new string('x', 900_000) } });
        (await client.CloseCode()).ShouldBe(4429);
    }

    [Fact]
    public async Task half_a_message_closes_with_4408()
    {
        await using var server = await TinyServer.Start(shares: new() { MessageTime = TimeSpan.FromMilliseconds(200) });
        await using var client = await SocketClient.Ready(server);
        await client.SendPart("""{"type":"pi""");
        (await client.CloseCode()).ShouldBe(4408);
    }

    [Fact]
    public async Task a_message_in_parts_is_a_message()
    {
        await using var server = await TinyServer.Start();
        await using var client = await SocketClient.Ready(server);
        await client.SendPart("""{"type":"pi""");
        await client.SendText("""ng"}""");
        (await client.Type()).ShouldBe("pong");
    }

    [Fact]
    public async Task a_message_in_endless_empty_parts_closes_with_4429()
    {
        await using var server = await TinyServer.Start();
        await using var client = await SocketClient.Ready(server);
        for (var i = 0; i < 9_000; i++)
            await client.SendPart("");
        (await client.CloseCode()).ShouldBe(4429);
    }

    [Theory]
    [InlineData("https://evil.example", false)]
    [InlineData("http://localhost:1", false)]
    [InlineData("null", false)]
    [InlineData("https://shop.example", true)]
    [InlineData(null, true)]
    [InlineData("own", true)]
    public async Task a_page_may_connect_from_its_own_origin_and_from_those_that_are_allowed(string? origin, bool may)
    {
        await using var server = await TinyServer.Start(shares: new() { Origins = ["https://shop.example"] });
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin == "own" ? $"http://{server.Address.Authority}" : origin);
        socket.Options.CollectHttpResponseDetails = true;
        var connecting = socket.ConnectAsync(
            new Uri($"ws://{server.Address.Authority}/graphql"),
            TestContext.Current.CancellationToken
        );
        if (may)
            await connecting;
        else
            await Should.ThrowAsync<WebSocketException>(connecting);
        ((int)socket.HttpStatusCode).ShouldBe(may ? 101 : 403);
    }
}
