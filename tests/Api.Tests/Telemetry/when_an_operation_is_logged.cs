using System.Net.Http.Json;
using System.Text.Json;
using HotDash.Api.Live;
using HotDash.Api.Tests.Engine;
using HotDash.Api.Tests.Live;
using HotDash.Api.Tests.Transport;
using HotDash.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Telemetry;

public sealed class when_an_operation_is_logged
{
    private readonly LogLines _log = new();

    [Theory]
    [InlineData("application/graphql-response+json")]
    [InlineData("text/event-stream")]
    public async Task its_name_and_the_trace_of_the_request_stand_in_the_line_and_in_the_error(string accept)
    {
        await using var server = await Tiny();

        var answer = await Ask(server, accept, new { query = Failing }, ("traceparent", Parent));

        answer.ShouldContain($"\"traceId\":\"{Trace}\"");
        _log.With("Unexpected failure").ShouldHaveSingleItem().ShouldContain($"operation Look, trace {Trace}");
    }

    [Fact]
    public async Task on_a_websocket_each_operation_is_a_trace_of_its_own_unless_it_names_one()
    {
        await using var server = await Tiny();
        await using var client = await SocketClient.Ready(server);

        var first = await Told(client, new { query = Failing, extensions = new { traceparent = Parent } });
        var second = await Told(client, new { query = Failing });
        var third = await Told(client, new { query = Failing });

        TraceOf(first).ShouldBe(Trace);
        new[] { TraceOf(first), TraceOf(second), TraceOf(third) }.Distinct().Count().ShouldBe(3);
        foreach (var trace in new[] { TraceOf(first), TraceOf(second), TraceOf(third) })
            _log.With($"operation Look, trace {trace}").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task a_live_answer_is_worked_out_under_its_operations_name()
    {
        await using var server = await Live();
        await using var client = await SocketClient.Ready(server);

        var told = await Told(client, new { query = "subscription Watch { factAppended { broken } }" });

        _log.With("Unexpected failure").ShouldHaveSingleItem().ShouldContain($"operation Watch, trace {TraceOf(told)}");
    }

    [Theory]
    [InlineData("{ hello }", null, "(anonymous)")]
    [InlineData("query Look { hello }", null, "Look")]
    [InlineData("query Look { hello }", "a\nb", "a?b")]
    public async Task whoever_asks_is_told_both(string query, string? operationName, string name)
    {
        await using var server = await Tiny();

        foreach (
            var answer in new[]
            {
                await Ask(
                    server,
                    Json,
                    new { query, operationName },
                    ("X-HotDash-Trace", "1"),
                    ("traceparent", Parent)
                ),
                await Ask(
                    server,
                    Json,
                    new
                    {
                        query,
                        operationName,
                        extensions = new { trace = true, traceparent = Parent },
                    }
                ),
            }
        )
        {
            var told = JsonElement.Parse(answer).GetProperty("extensions");
            told.GetProperty("traceId").GetString().ShouldBe(Trace);
            told.GetProperty("operationName").GetString().ShouldBe(name);
        }
    }

    [Fact]
    public async Task whoever_does_not_ask_is_told_nothing()
    {
        await using var server = await Tiny();

        (await Ask(server, Json, new { query = "query Look { hello }" })).ShouldBe(
            "{\"data\":{\"hello\":\"hello world\"}}"
        );
    }

    [Fact]
    public async Task a_subscription_that_asks_is_told_with_every_message()
    {
        await using var server = await Live();
        await using var client = await SocketClient.Ready(server);

        var told = await Told(
            client,
            new
            {
                query = "subscription Watch { factAppended { kind } }",
                extensions = new { trace = true, traceparent = Parent },
            }
        );

        told.GetProperty("data").GetProperty("factAppended").GetProperty("kind").GetString().ShouldBe("SNAPSHOT");
        told.GetProperty("extensions").ToString().ShouldBe($$"""{"traceId":"{{Trace}}","operationName":"Watch"}""");
    }

    private Task<TinyServer> Tiny() => TinyServer.Start(TinySchema.Roots, x => x.AddSingleton<ILoggerProvider>(_log));

    private async Task<TinyServer> Live()
    {
        var world = new World(1);
        var server = await TinyServer.Start(
            LiveSchema.Roots,
            x => x.AddSingleton(world).AddSingleton<IJournalPast>(world).AddSingleton<ILoggerProvider>(_log)
        );
        server.Services.GetRequiredService<LiveHub>().Begin(World.Epoch, World.Start);
        return server;
    }

    private static async Task<string> Ask(
        TinyServer server,
        string accept,
        object body,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(body) };
        request.Headers.Accept.ParseAdd(accept);
        request.Headers.Authorization = new("Bearer", "manager");
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        using var answer = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The first result of an operation that then has served.</summary>
    private static async Task<JsonElement> Told(SocketClient client, object payload)
    {
        var id = Guid.NewGuid().ToString();
        await client.Send(
            new
            {
                id,
                type = "subscribe",
                payload,
            }
        );
        while (await client.Receive() is { } message)
        {
            if (message.GetProperty("type").GetString() == "next")
                return message.GetProperty("payload");
        }
        throw new InvalidOperationException("The server has closed.");
    }

    private static string TraceOf(JsonElement result) =>
        result.GetProperty("errors")[0].GetProperty("extensions").GetProperty("traceId").GetString()!;

    private const string Json = "application/graphql-response+json";
    private const string Failing = "query Look { fails(how: \"bug\") }";
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";
    private const string Parent = $"00-{Trace}-b7ad6b7169203331-01";
}
