using HotDash.Api.Tests.Live;
using HotDash.Support;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Transport;

public sealed class when_operations_share_a_stream : IAsyncLifetime
{
    private LiveWorld _live = null!;

    public async ValueTask InitializeAsync() =>
        _live = await LiveWorld.Start(
            limits: new() { OperationsAtOnce = 3, HeartbeatEvery = TimeSpan.FromMilliseconds(50) }
        );

    public ValueTask DisposeAsync() => _live.DisposeAsync();

    [Fact]
    public async Task each_result_says_whose_it_is()
    {
        var client = await StreamClient.Reserved(_live.Server);
        using var stream = await client.Open();
        stream.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        (await client.Begin("a", LiveWorld.Facts)).Status.ShouldBe(202);
        (await stream.Event()).ShouldStartWith(
            "event: next\ndata: {\"id\":\"a\",\"payload\":{\"data\":{\"factAppended\""
        );
        var answer = await client.Begin("b", "query ($n: String!) { hello(name: $n) }", new { n = "you" });
        (answer.Status, answer.Text).ShouldBe((202, ""));
        (await stream.Event()).ShouldBe(
            "event: next\ndata: {\"id\":\"b\",\"payload\":{\"data\":{\"hello\":\"hello you\"}}}"
        );
        (await stream.Event()).ShouldBe("event: complete\ndata: {\"id\":\"b\"}");
        _live.Happen();
        (await stream.Event()).ShouldContain("CHANGED");
        (await stream.Part()).ShouldBe(":");
    }

    [Fact]
    public async Task the_results_of_one_that_begins_early_wait_for_the_stream()
    {
        var client = await StreamClient.Reserved(_live.Server);
        (await client.Begin("a", "{ hello }")).Status.ShouldBe(202);
        using var stream = await client.Open();
        (await stream.Event()).ShouldContain("hello world");
        (await stream.Event()).ShouldStartWith("event: complete");
    }

    [Fact]
    public async Task one_that_is_ended_tells_nothing_more_and_gives_its_id_back()
    {
        var client = await StreamClient.Reserved(_live.Server);
        using var stream = await client.Open();
        await client.Begin("a", LiveWorld.Facts);
        await stream.Event();
        (await client.End("a")).Status.ShouldBe(200);
        await Eventually.HoldsAsync(() => _live.Hub.Subscribers == 0);
        _live.Happen();
        (await client.Begin("a", "{ hello }")).Status.ShouldBe(202);
        (await stream.Event()).ShouldContain("hello world");
        (await client.End("never begun")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task an_id_is_taken_until_its_last_event_has_left()
    {
        var client = await StreamClient.Reserved(_live.Server);
        using var stream = await client.Open();
        for (var i = 0; i < 50; i++)
        {
            (await client.Begin("a", "{ hello }")).Status.ShouldBe(202);
            await stream.Event();
            await stream.Event();
        }
        await client.Begin("a", LiveWorld.Facts);
        (await client.Begin("a", "{ hello }")).Status.ShouldBe(409);
    }

    [Theory]
    [InlineData("{ nothing }", 400, "INVALID_VALUE")]
    [InlineData("{ hello", 400, null)]
    [InlineData("{ secret }", 403, "FORBIDDEN")]
    [InlineData("subscription { nothing }", 400, "INVALID_VALUE")]
    [InlineData("subscription { factAppended(after: \"nonsense\") { kind } }", 400, "CURSOR_UNAVAILABLE")]
    public async Task one_that_cannot_begin_is_answered_at_once(string query, int status, string? code)
    {
        var client = await StreamClient.Reserved(_live.Server);
        using var stream = await client.Open();
        foreach (var accept in (string[])["*/*", "application/json", "application/graphql-response+json"])
        {
            var answer = await client.Begin("a", query, accept: accept);
            answer.Status.ShouldBe(status);
            if (code is not null)
                answer.Code.ShouldBe(code);
        }
        await client.Begin("a", "{ hello }");
        (await stream.Event()).ShouldContain("hello world");
    }

    [Fact]
    public async Task more_operations_than_allowed_are_refused_one_by_one()
    {
        var client = await StreamClient.Reserved(_live.Server);
        using var stream = await client.Open();
        foreach (var id in (string[])["a", "b", "c"])
            (await client.Begin(id, LiveWorld.Facts)).Status.ShouldBe(202);
        var answer = await client.Begin("d", "{ hello }");
        (answer.Status, answer.Code).ShouldBe((429, "LIMIT_REACHED"));
        await client.End("a");
        (await client.Begin("d", "{ hello }")).Status.ShouldBe(202);
    }

    [Fact]
    public async Task who_leaves_is_forgotten_with_all_operations()
    {
        var client = await StreamClient.Reserved(_live.Server);
        var stream = await client.Open();
        await client.Begin("a", LiveWorld.Facts);
        await client.Begin("b", LiveWorld.States);
        await Eventually.HoldsAsync(() => _live.Hub.Subscribers == 2);
        stream.Dispose();
        await Eventually.HoldsAsync(() => _live.Hub.Subscribers == 0);
        (await client.Begin("c", "{ hello }")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task a_server_that_goes_down_ends_the_stream()
    {
        var client = await StreamClient.Reserved(_live.Server);
        using var stream = await client.Open();
        await client.Begin("a", LiveWorld.Facts);
        await stream.Event();
        await _live.Server.Stop().WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        string? part;
        while ((part = await stream.Part()) is not null)
            part.ShouldNotStartWith("event: complete");
    }
}
