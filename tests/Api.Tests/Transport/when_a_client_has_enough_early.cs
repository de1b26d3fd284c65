using HotDash.Support;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Transport;

public sealed class when_a_client_has_enough_early : IAsyncLifetime
{
    private readonly WaitingSchema.Gates _gates = new();
    private TinyServer _server = null!;

    public async ValueTask InitializeAsync() =>
        _server = await TinyServer.Start(WaitingSchema.Roots, x => x.AddSingleton(_gates));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task its_result_is_not_sent_any_more_and_its_work_ends()
    {
        await using var client = await SocketClient.Ready(_server);
        await client.Subscribe("a", Waits);
        await Eventually.HoldsAsync(() => _gates.IsAwaited("one"));
        await client.Send(new { id = "a", type = "complete" });
        await Eventually.HoldsAsync(() => _gates.Cancelled == 1);
        _gates.Open("one");
        await client.Send(new { type = "ping" });
        (await client.Type()).ShouldBe("pong");
    }

    [Fact]
    public async Task the_id_can_be_taken_again_at_once_and_gets_only_what_is_its_own()
    {
        await using var client = await SocketClient.Ready(_server);
        for (var i = 0; i < 50; i++)
        {
            await client.Subscribe("a", Waits);
            await client.Send(new { id = "a", type = "complete" });
            await client.Subscribe("a", "{ hello }");
            (await client.Receive())!.Value.GetRawText().ShouldContain("hello");
            (await client.Type()).ShouldBe("complete");
        }
    }

    [Fact]
    public async Task on_a_shared_stream_it_ends_its_operation()
    {
        var client = await StreamClient.Reserved(_server);
        using var stream = await client.Open();
        var beginning = client.Begin("a", Waits);
        await Eventually.HoldsAsync(() => _gates.IsAwaited("one"));
        (await client.End("a")).Status.ShouldBe(200);
        await Eventually.HoldsAsync(() => _gates.Cancelled == 1);
        (await beginning).Status.ShouldBe(202);
        (await client.Begin("a", "{ hello }")).Status.ShouldBe(202);
        (await stream.Event()).ShouldContain("hello");
    }

    [Fact]
    public async Task on_a_shared_stream_it_may_take_back_its_request_too()
    {
        var client = await StreamClient.Reserved(_server);
        using var stream = await client.Open();
        using var patience = new CancellationTokenSource();
        var beginning = client.Begin("a", Waits, until: patience);
        await Eventually.HoldsAsync(() => _gates.IsAwaited("one"));
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(beginning);
        await Eventually.HoldsAsync(() => _gates.Cancelled == 1);
    }

    [Fact]
    public async Task who_leaves_a_shared_stream_ends_what_runs_on_it()
    {
        var client = await StreamClient.Reserved(_server);
        var stream = await client.Open();
        var beginning = client.Begin("a", Waits);
        await Eventually.HoldsAsync(() => _gates.IsAwaited("one"));
        stream.Dispose();
        await Eventually.HoldsAsync(() => _gates.Cancelled == 1);
        await beginning;
    }

    private const string Waits = """{ waits(name: "one") }""";
}
