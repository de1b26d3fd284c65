using HotDash.Api.Tests.Live;
using HotDash.Api.Tests.Transport;
using HotDash.Api.Transport;
using HotDash.Support;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Limits;

/// <summary>What one actor may have going on, counted together over all transports; others are served meanwhile.</summary>
public sealed class when_an_actor_asks_too_much
{
    [Theory]
    [InlineData(Wire.Http)]
    [InlineData(Wire.Events)]
    [InlineData(Wire.WebSocket)]
    public async Task it_is_RATE_LIMITED_and_told_when_to_come_again(Wire wire)
    {
        await using var server = await TinyServer.Start(shares: new() { RequestsPerSecond = 1, RequestBurst = 3 });
        foreach (var other in Wires.All)
            (await other.Ask(server.Address, "manager", "{ hello }")).Errors.ShouldBeEmpty();

        var refused = await wire.Ask(server.Address, "manager", "{ hello }");

        (refused.Code, refused.Limit).ShouldBe(("RATE_LIMITED", "requestRate"));
        refused.Extension("retryAfterSeconds")!.Value.GetInt32().ShouldBe(1);
        if (wire == Wire.Http)
            (refused.Status, refused.RetryAfter).ShouldBe((429, "1"));
        (await wire.Ask(server.Address, "manager/ben", "{ hello }")).Errors.ShouldBeEmpty();
        (await wire.Ask(server.Address, "manager/ann/two.example", "{ hello }")).Errors.ShouldBeEmpty();
        await Until(async () => (await wire.Ask(server.Address, "manager", "{ hello }")).Errors.Count == 0);
    }

    [Theory]
    [InlineData(Wire.Http)]
    [InlineData(Wire.Events)]
    [InlineData(Wire.WebSocket)]
    public async Task what_is_large_counts_as_several(Wire wire)
    {
        await using var server = await TinyServer.Start(shares: new() { RequestsPerSecond = 1, RequestBurst = 4 });
        var large = $"{{ hello }} #{new string('x', 100_000)}";
        (await wire.Ask(server.Address, "manager", large)).Errors.ShouldBeEmpty();
        (await wire.Ask(server.Address, "manager", "{ hello }")).Code.ShouldBe("RATE_LIMITED");
    }

    [Fact]
    public async Task who_is_refused_waits_for_it()
    {
        await using var server = await TinyServer.Start(
            shares: new()
            {
                RequestsPerSecond = 1,
                RequestBurst = 1,
                RefusalPause = TimeSpan.FromMilliseconds(300),
            }
        );
        await server.Post("{ hello }");
        var since = System.Diagnostics.Stopwatch.StartNew();
        (await server.Post("{ hello }")).Status.ShouldBe(429);
        since.ElapsedMilliseconds.ShouldBeGreaterThan(250);
    }

    [Fact]
    public async Task those_who_prove_nobody_share_one_rate()
    {
        await using var server = await TinyServer.Start(shares: new() { RequestsPerSecond = 1, RequestBurst = 2 });
        (await server.Post("{ hello }", token: "nobody")).Status.ShouldBe(401);
        (await server.Post("{ hello }", token: null)).Status.ShouldBe(401);
        (await server.Post("{ hello }", token: "nobody")).Status.ShouldBe(429);
        (await server.Post("{ hello }")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData(Wire.Http)]
    [InlineData(Wire.Events)]
    [InlineData(Wire.WebSocket)]
    public async Task no_more_operations_run_at_once_than_it_may(Wire wire)
    {
        await using var server = await TinyServer.Start(
            SlowSchema.Roots,
            shares: new() { OperationsPerActor = 3, ExecutionTime = TimeSpan.FromSeconds(3) }
        );
        var before = SlowSchema.Query.Hanging;
        var hanging = Wires.All.Select(x => x.Ask(server.Address, "manager", "{ hang }")).ToList();
        await Eventually.HoldsAsync(() => SlowSchema.Query.Hanging >= before + 3);

        var refused = await wire.Ask(server.Address, "manager", "{ quick }");

        (refused.Code, refused.Limit).ShouldBe(("LIMIT_REACHED", "operationsPerActor"));
        (await wire.Ask(server.Address, "manager/ben", "{ quick }")).Errors.ShouldBeEmpty();
        foreach (var slow in await Task.WhenAll(hanging))
            (slow.Code, slow.Limit).ShouldBe(("UNAVAILABLE", "executionTime"));
        await Until(async () => (await wire.Ask(server.Address, "manager", "{ quick }")).Errors.Count == 0);
        await Eventually.HoldsAsync(() => server.Services.GetRequiredService<Admission>().Actors == 0);
    }

    [Theory]
    [InlineData(Wire.Events)]
    [InlineData(Wire.WebSocket)]
    public async Task no_more_subscriptions_run_at_once_than_it_may(Wire wire)
    {
        await using var live = await LiveWorld.Start(shares: new() { SubscriptionsPerActor = 1 });
        await using (var first = await SocketClient.Ready(live.Server))
        {
            await first.Subscribe("a", LiveWorld.Facts);
            (await first.Type()).ShouldBe("next");
            var refused = await wire.Ask(live.Server.Address, "operator", LiveWorld.Facts);
            (refused.Code, refused.Limit).ShouldBe(("LIMIT_REACHED", "subscriptionsPerActor"));
            (await wire.Ask(live.Server.Address, "operator/ben", LiveWorld.Facts)).Errors.ShouldBeEmpty();
            (await wire.Ask(live.Server.Address, "operator", "{ hello }")).Errors.ShouldBeEmpty();
        }
        await Until(async () => (await wire.Ask(live.Server.Address, "operator", LiveWorld.Facts)).Errors.Count == 0);
    }

    [Fact]
    public async Task no_more_subscriptions_run_on_a_connection_than_may()
    {
        await using var live = await LiveWorld.Start(shares: new() { SubscriptionsPerConnection = 1 });
        await using var client = await SocketClient.Ready(live.Server);
        await client.Subscribe("a", LiveWorld.Facts);
        (await client.Type()).ShouldBe("next");
        await client.Subscribe("b", LiveWorld.Facts);
        var refused = await client.Reply();
        (refused.Code, refused.Limit).ShouldBe(("LIMIT_REACHED", "subscriptionsPerConnection"));
        await client.Send(new { id = "a", type = "complete" });
        await Eventually.HoldsAsync(() => live.Hub.Subscribers == 0);
        await Until(async () =>
        {
            await client.Subscribe("c", LiveWorld.Facts);
            return (await client.Reply()).Errors.Count == 0;
        });
    }

    [Fact]
    public async Task no_more_operations_run_on_a_connection_than_may()
    {
        await using var server = await TinyServer.Start(SlowSchema.Roots, limits: new() { OperationsAtOnce = 1 });
        await using var client = await SocketClient.Ready(server);
        await client.Subscribe("a", "{ hang }");
        await client.Subscribe("b", "{ quick }");
        var refused = await client.Reply();
        (refused.Code, refused.Limit).ShouldBe(("LIMIT_REACHED", "operationsPerConnection"));
    }

    [Fact]
    public async Task a_body_that_is_too_large_names_its_limit()
    {
        await using var server = await TinyServer.Start(limits: new() { MaxBodyBytes = 1_000 });
        foreach (var wire in (Wire[])[Wire.Http, Wire.Events])
        {
            var refused = await wire.Ask(server.Address, "manager", $"{{ hello }} #{new string('x', 1_000)}");
            (refused.Status, refused.Code, refused.Limit).ShouldBe((413, "LIMIT_REACHED", "bodyBytes"));
        }
        (await Wire.WebSocket.Ask(server.Address, "manager", $"{{ hello }} #{new string('x', 1_000)}")).Closed.ShouldBe(
            1009
        );
    }

    private static Task Until(Func<Task<bool>> condition) =>
        Eventually.HoldsAsync(condition, cancellation: TestContext.Current.CancellationToken);
}
