using System.Text;
using System.Text.Json;
using HotDash.Api.Live;
using HotDash.Api.Tests.Live;
using HotDash.Api.Transport;
using HotDash.Support;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Transport;

public sealed class when_streaming_events : IAsyncLifetime
{
    private LiveWorld _live = null!;

    public async ValueTask InitializeAsync() =>
        _live = await LiveWorld.Start(
            limits: new() { HeartbeatEvery = TimeSpan.FromMilliseconds(50) },
            live: new LiveOptions { QueueLength = 3 }
        );

    public ValueTask DisposeAsync() => _live.DisposeAsync();

    [Fact]
    public async Task a_subscription_tells_and_beats()
    {
        using var stream = await Open(LiveWorld.Facts);
        (await stream.Event()).ShouldStartWith("event: next\ndata: {\"data\":{\"factAppended\":");
        _live.Happen();
        (await stream.Event()).ShouldContain("CHANGED");
        (await stream.Part()).ShouldBe(":");
        stream.Response.Headers.GetValues("X-Accel-Buffering").ShouldBe(["no"]);
        stream.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
    }

    [Fact]
    public async Task a_query_answers_and_completes()
    {
        using var stream = await Open("{ hello }");
        (await stream.Event()).ShouldBe("event: next\ndata: {\"data\":{\"hello\":\"hello world\"}}");
        (await stream.Event()).ShouldBe("event: complete\ndata:");
        (await stream.Part()).ShouldBeNull();
    }

    [Fact]
    public async Task nothing_beats_behind_the_end()
    {
        using var body = new MemoryStream();
        var request = new DefaultHttpContext { Response = { Body = body } };
        var stream = new EventStream(request.Response, new() { HeartbeatEvery = TimeSpan.FromMilliseconds(1) });
        await stream.Run(
            async (output, _) =>
            {
                await output.Complete();
                var end = body.Length;
                // An operation that still has to clean up, for some beats' time.
                await Should.ThrowAsync<TimeoutException>(
                    Eventually.HoldsAsync(() => body.Length > end, TimeSpan.FromMilliseconds(30))
                );
            },
            TestContext.Current.CancellationToken
        );
        Encoding.UTF8.GetString(body.ToArray()).ShouldEndWith("event: complete\ndata:\n\n");
    }

    [Fact]
    public async Task errors_are_a_last_result()
    {
        using var stream = await Open("{ secret }");
        (await stream.Event()).ShouldContain("FORBIDDEN");
        (await stream.Event()).ShouldBe("event: complete\ndata:");
    }

    [Fact]
    public async Task what_is_no_request_gets_a_status()
    {
        (await _live.Server.PostRaw("no json", accept: "text/event-stream")).Status.ShouldBe(400);
        (await _live.Server.Post("{ hello }", token: "nobody", accept: "text/event-stream")).Status.ShouldBe(401);
        (await _live.Server.Get("/graphql?query=mutation{raise}", accept: "text/event-stream")).Status.ShouldBeLessThan(
            500
        );
    }

    [Fact]
    public async Task who_leaves_is_forgotten()
    {
        var stream = await Open(LiveWorld.Facts);
        await stream.Event();
        stream.Dispose();
        await Eventually.HoldsAsync(() => _live.Hub.Subscribers == 0);
    }

    [Fact]
    public async Task a_server_that_goes_down_says_where_to_go_on()
    {
        using var stream = await Open(LiveWorld.Facts);
        await stream.Event();
        var stopping = _live.Server.Stop();
        var told = await stream.Event();
        told.ShouldStartWith("event: next\ndata: {\"errors\":");
        told.ShouldContain("UNAVAILABLE");
        told.ShouldContain("'after'");
        (await stream.Event()).ShouldBe("event: complete\ndata:");
        await stopping.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    private async Task<Events> Open(string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql");
        request.Content = new StringContent(JsonSerializer.Serialize(new { query }));
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.Authorization = new("Bearer", "operator");
        var response = await _live.Server.Http.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );
        return await Events.Of(response);
    }
}
