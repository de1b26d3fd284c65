using System.Net.WebSockets;
using HotDash.Api.Tests.Live;
using HotDash.Api.Transport;
using HotDash.Support;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Transport;

public sealed class when_connected_by_websocket : IAsyncLifetime
{
    private LiveWorld _live = null!;

    public async ValueTask InitializeAsync() =>
        _live = await LiveWorld.Start(limits: Limits, live: new() { QueueLength = 20 });

    public ValueTask DisposeAsync() => _live.DisposeAsync();

    [Fact]
    public async Task a_query_answers_and_completes()
    {
        await using var client = await SocketClient.Ready(_live.Server);
        await client.Subscribe("a", "query ($n: String!) { hello(name: $n) }", new { n = "you" });
        (await client.Receive())!
            .Value.GetRawText()
            .ShouldBe("""{"id":"a","type":"next","payload":{"data":{"hello":"hello you"}}}""");
        (await client.Receive())!.Value.GetRawText().ShouldBe("""{"id":"a","type":"complete"}""");
    }

    [Fact]
    public async Task a_subscription_tells_until_the_client_has_enough()
    {
        await using var client = await SocketClient.Ready(_live.Server);
        await client.Subscribe("a", LiveWorld.Facts);
        (await client.Receive())!
            .Value.GetProperty("payload")
            .GetProperty("data")
            .GetProperty("factAppended")
            .GetProperty("kind")
            .GetString()
            .ShouldBe("SNAPSHOT");
        _live.Happen();
        (await client.Receive())!.Value.GetProperty("type").GetString().ShouldBe("next");
        await client.Send(new { id = "a", type = "complete" });
        await Eventually.HoldsAsync(() => _live.Hub.Subscribers == 0);
        await client.Subscribe("a", "{ hello }");
        (await client.Type()).ShouldBe("next");
        (await client.Type()).ShouldBe("complete");
    }

    [Theory]
    [InlineData("{ nothing }", "INVALID_VALUE")]
    [InlineData("{ secret }", "FORBIDDEN")]
    [InlineData("subscription { nothing }", "INVALID_VALUE")]
    [InlineData("subscription { factAppended(after: \"nonsense\") { kind } }", "CURSOR_UNAVAILABLE")]
    [InlineData("subscription { __typename }", "INVALID_VALUE")]
    [InlineData("subscription { stateChanged { ...X } } fragment X on Nothing { x }", "INVALID_VALUE")]
    public async Task an_operation_that_cannot_run_ends_with_errors(string query, string code)
    {
        await using var client = await SocketClient.Ready(_live.Server);
        await client.Subscribe("a", query);
        var message = (await client.Receive())!.Value;
        message.GetProperty("type").GetString().ShouldBe("error");
        message.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe(code);
        await client.Subscribe("a", "{ hello }");
        (await client.Type()).ShouldBe("next");
    }

    [Fact]
    public async Task without_a_credential_protected_fields_are_UNAUTHENTICATED()
    {
        await using var client = await SocketClient.Connect(_live.Server);
        await client.Send(new { type = "connection_init" });
        (await client.Type()).ShouldBe("connection_ack");
        await client.Subscribe("a", LiveWorld.Facts);
        (await client.Receive())!.Value.GetRawText().ShouldContain("UNAUTHENTICATED");
    }

    [Theory]
    [InlineData("""{"token":"manager"}""")]
    [InlineData("""{"authorization":"Bearer manager"}""")]
    [InlineData("""{"Authorization":"Bearer manager","shop":"one.example"}""")]
    public async Task the_credential_comes_with_the_initialisation(string payload)
    {
        await using var client = await SocketClient.Connect(_live.Server);
        await client.SendText($$"""{"type":"connection_init","payload":{{payload}}}""");
        (await client.Type()).ShouldBe("connection_ack");
        await client.Subscribe("a", "{ secret }");
        (await client.Type()).ShouldBe("next");
    }

    [Fact]
    public async Task or_with_the_upgrade()
    {
        await using var client = await SocketClient.Connect(_live.Server, bearer: "manager");
        await client.Send(new { type = "connection_init" });
        (await client.Type()).ShouldBe("connection_ack");
        await client.Subscribe("a", "{ secret }");
        (await client.Type()).ShouldBe("next");
    }

    [Fact]
    public async Task its_protocol_is_chosen_among_several()
    {
        await using var client = await SocketClient.Connect(_live.Server, "graphql-ws, graphql-transport-ws");
        client.Protocol.ShouldBe("graphql-transport-ws");
    }

    [Fact]
    public async Task the_acknowledgement_tells_the_limits()
    {
        await using var client = await SocketClient.Connect(_live.Server);
        await client.Send(new { type = "connection_init" });
        (await client.Receive())!
            .Value.GetRawText()
            .ShouldBe("""{"type":"connection_ack","payload":{"operationsAtOnce":5,"maxMessageBytes":1048576}}""");
    }

    [Theory]
    [InlineData("""{"type":"ping"}""", """{"type":"pong"}""")]
    [InlineData("""{"type":"ping","payload":null}""", """{"type":"pong"}""")]
    [InlineData("""{"type":"ping","payload":{"sent":[1.50]}}""", """{"type":"pong","payload":{"sent":[1.50]}}""")]
    public async Task a_pong_carries_what_its_ping_did(string ping, string pong)
    {
        await using var client = await SocketClient.Connect(_live.Server);
        await client.SendText(ping);
        (await client.Receive())!.Value.GetRawText().ShouldBe(pong);
    }

    [Fact]
    public async Task an_id_that_is_unknown_may_be_completed()
    {
        await using var client = await SocketClient.Connect(_live.Server);
        await client.Send(new { id = "a", type = "complete" });
        await client.Send(new { type = "connection_init", payload = new { token = "operator" } });
        (await client.Type()).ShouldBe("connection_ack");
        await client.Subscribe("a", "{ hello }");
        (await client.Type()).ShouldBe("next");
        (await client.Type()).ShouldBe("complete");
        await client.Send(new { id = "a", type = "complete" });
        await client.Send(new { type = "ping" });
        (await client.Type()).ShouldBe("pong");
    }

    [Fact]
    public async Task a_ping_gets_a_pong()
    {
        await using var client = await SocketClient.Connect(_live.Server);
        await client.Send(new { type = "ping" });
        (await client.Type()).ShouldBe("pong");
        await client.Send(new { type = "pong" });
        await client.Send(new { type = "connection_init" });
        (await client.Type()).ShouldBe("connection_ack");
    }

    [Fact]
    public async Task who_does_not_read_is_told_so_and_holds_nobody_up()
    {
        const string query = "subscription { factAppended { position padding } }";
        await using var slow = await SocketClient.Ready(_live.Server);
        await using var quick = await SocketClient.Ready(_live.Server);
        await slow.Subscribe("a", query);
        await quick.Subscribe("a", query);
        await quick.Receive();
        // Whoever comes later than what happens has nothing to miss, and waits for ever.
        await Eventually.HoldsAsync(() => _live.Hub is { Subscribers: 2, CatchingUp: 0 });
        var told = 0;
        for (; _live.Hub.Subscribers == 2 && told < 5_000; told++)
        {
            _live.Happen();
            (await quick.Type()).ShouldBe("next");
        }
        _live.Hub.Subscribers.ShouldBe(1);
        var heard = 0;
        System.Text.Json.JsonElement last;
        while ((last = (await slow.Receive())!.Value).GetProperty("type").GetString() == "next")
            heard++;
        last.GetRawText().ShouldContain("LIMIT_REACHED");
        (heard - 1).ShouldBeLessThan(told, "of what happened it misses the end; the snapshot counts not");
        await slow.Subscribe("a", "{ hello }");
        (await slow.Type()).ShouldBe("next");
    }

    [Fact]
    public async Task who_leaves_is_forgotten()
    {
        await using var client = await SocketClient.Ready(_live.Server);
        await client.Subscribe("a", LiveWorld.Facts);
        await client.Receive();
        await client.Close();
        client.Closed!.Value.Code.ShouldBe((int)WebSocketCloseStatus.NormalClosure);
        await Eventually.HoldsAsync(() => _live.Hub.Subscribers == 0);
    }

    [Fact]
    public async Task who_vanishes_is_forgotten_too()
    {
        var client = await SocketClient.Ready(_live.Server);
        await client.Subscribe("a", LiveWorld.Facts);
        await client.Receive();
        await client.DisposeAsync();
        await Eventually.HoldsAsync(() => _live.Hub.Subscribers == 0);
    }

    [Fact]
    public async Task more_operations_than_allowed_are_refused_one_by_one()
    {
        await using var client = await SocketClient.Ready(_live.Server);
        for (var i = 0; i < Limits.OperationsAtOnce; i++)
        {
            await client.Subscribe($"{i}", LiveWorld.Facts);
            await client.Receive();
        }
        await client.Subscribe("more", "{ hello }");
        (await client.Receive())!.Value.GetRawText().ShouldContain("LIMIT_REACHED");
    }

    [Fact]
    public async Task a_server_that_goes_down_says_so()
    {
        await using var client = await SocketClient.Ready(_live.Server);
        await client.Subscribe("a", LiveWorld.Facts);
        await client.Receive();
        var stopping = _live.Server.Stop();
        (await client.CloseCode()).ShouldBe((int)WebSocketCloseStatus.EndpointUnavailable);
        client.Closed!.Value.Reason!.ShouldContain("resume");
        await client.Close();
        await stopping.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task who_is_nobody_any_more_is_closed_with_4403()
    {
        await using var client = await SocketClient.Ready(_live.Server);
        await client.Subscribe("a", LiveWorld.Facts);
        (await client.Type()).ShouldBe("next");
        _live.Server.Services.GetRequiredService<Revoked>().Tokens["operator"] = "nobody";
        (await client.CloseCode()).ShouldBe(4403);
    }

    [Fact]
    public async Task so_is_who_asks_anew()
    {
        await using var client = await SocketClient.Ready(_live.Server);
        _live.Server.Services.GetRequiredService<Revoked>().Tokens["operator"] = "nobody";
        await client.Subscribe("a", "{ hello }");
        (await client.CloseCode()).ShouldBe(4403);
    }

    [Theory]
    [InlineData("viewer", "FORBIDDEN")]
    public async Task what_was_taken_away_is_felt_while_connected(string instead, string code)
    {
        await using var client = await SocketClient.Ready(_live.Server);
        await client.Subscribe("a", LiveWorld.Facts);
        (await client.Type()).ShouldBe("next");
        _live.Server.Services.GetRequiredService<Revoked>().Tokens["operator"] = instead;
        (await client.Receive())!.Value.GetRawText().ShouldContain(code);
        await client.Subscribe("b", LiveWorld.Facts);
        (await client.Receive())!.Value.GetRawText().ShouldContain(code);
    }

    [Fact]
    public async Task an_id_is_taken_until_its_last_message_has_left()
    {
        await using var client = await SocketClient.Ready(_live.Server);
        for (var i = 0; i < 50; i++)
        {
            await client.Subscribe("a", "{ hello }");
            (await client.Type()).ShouldBe("next");
            (await client.Type()).ShouldBe("complete");
        }
    }

    private static readonly TransportOptions Limits = new()
    {
        OperationsAtOnce = 5,
        ProveEvery = TimeSpan.FromMilliseconds(50),
    };
}
