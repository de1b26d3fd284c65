using HotDash.Api.Tests.Live;
using HotDash.Api.Transport;
using HotDash.Support;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Transport;

public sealed class when_a_stream_is_reserved
{
    [Fact]
    public async Task its_token_is_the_answer()
    {
        await using var live = await LiveWorld.Start();
        var answer = await new StreamClient(live.Server).Send(HttpMethod.Put, "/graphql", "text/plain");
        (answer.Status, answer.ContentType).ShouldBe((201, "text/plain"));
        answer.Text.Length.ShouldBe(32);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nobody")]
    public async Task it_is_for_somebody(string? token)
    {
        await using var live = await LiveWorld.Start();
        var answer = await new StreamClient(live.Server, token).Send(HttpMethod.Put, "/graphql");
        (answer.Status, answer.Code).ShouldBe((401, "UNAUTHENTICATED"));
    }

    [Theory]
    [InlineData("operator/ben", 404)]
    [InlineData("operator/ann/two.example", 404)]
    [InlineData("nobody", 401)]
    [InlineData(null, 401)]
    public async Task nobody_else_can_use_it(string? other, int status)
    {
        await using var live = await LiveWorld.Start();
        var owner = await StreamClient.Reserved(live.Server);
        using var stream = await owner.Open();
        await owner.Begin("a", LiveWorld.Facts);
        await stream.Event();
        var thief = owner.As(other);
        (await thief.Begin("b", "{ hello }")).Status.ShouldBe(status);
        (await thief.End("a")).Status.ShouldBe(status);
        live.Happen();
        (await stream.Event()).ShouldContain("CHANGED");
    }

    [Theory]
    [InlineData("operator/ben", 404)]
    [InlineData("nobody", 401)]
    public async Task a_credential_of_somebody_else_does_not_open_it(string other, int status)
    {
        await using var live = await LiveWorld.Start();
        var owner = await StreamClient.Reserved(live.Server);
        (await owner.As(other).Send(HttpMethod.Get, "/graphql", "text/event-stream")).Status.ShouldBe(status);
        using var stream = await owner.Open();
    }

    [Fact]
    public async Task it_is_opened_once()
    {
        await using var live = await LiveWorld.Start();
        var client = await StreamClient.Reserved(live.Server);
        using var stream = await client.Open();
        var again = await client.Send(HttpMethod.Get, "/graphql", "text/event-stream");
        (again.Status, again.Code).ShouldBe((409, "INVALID_STATE"));
    }

    [Fact]
    public async Task what_is_unknown_is_404_and_what_has_no_id_is_400()
    {
        await using var live = await LiveWorld.Start();
        var stranger = new StreamClient(live.Server) { Stream = "0123456789abcdef0123456789abcdef" };
        (await stranger.Send(HttpMethod.Get, "/graphql", "text/event-stream")).Status.ShouldBe(404);
        (await stranger.Begin("a", "{ hello }")).Code.ShouldBe("NOT_FOUND");
        (await stranger.End("a")).Status.ShouldBe(404);
        (await new StreamClient(live.Server).End("a")).Status.ShouldBe(404);
        var client = await StreamClient.Reserved(live.Server);
        (await client.Begin(null, "{ hello }")).Status.ShouldBe(400);
        (await client.Begin("", "{ hello }")).Status.ShouldBe(400);
        (await client.Send(HttpMethod.Delete, "/graphql")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task unused_it_expires_and_what_had_begun_ends()
    {
        await using var live = await LiveWorld.Start(
            limits: new TransportOptions { ReservedFor = TimeSpan.FromMilliseconds(300) }
        );
        var client = await StreamClient.Reserved(live.Server);
        (await client.Begin("a", LiveWorld.Facts)).Status.ShouldBe(202);
        live.Hub.Subscribers.ShouldBe(1);
        await Eventually.HoldsAsync(() => live.Hub.Subscribers == 0);
        (await client.Send(HttpMethod.Get, "/graphql", "text/event-stream")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task an_actor_has_a_few_and_takes_none_from_others()
    {
        await using var live = await LiveWorld.Start(limits: new TransportOptions { StreamsPerActor = 2 });
        var first = await StreamClient.Reserved(live.Server);
        await StreamClient.Reserved(live.Server);
        var answer = await new StreamClient(live.Server).Send(HttpMethod.Put, "/graphql");
        (answer.Status, answer.Code).ShouldBe((429, "LIMIT_REACHED"));
        (await new StreamClient(live.Server, "operator/ben").Send(HttpMethod.Put, "/graphql")).Status.ShouldBe(201);
        (await first.Open()).Dispose();
        await Eventually.HoldsAsync(
            async () => (await new StreamClient(live.Server).Send(HttpMethod.Put, "/graphql")).Status == 201,
            cancellation: TestContext.Current.CancellationToken
        );
    }

    [Fact]
    public async Task an_operation_by_GET_is_a_query()
    {
        await using var live = await LiveWorld.Start();
        var client = await StreamClient.Reserved(live.Server);
        using var stream = await client.Open();
        const string id = "&extensions=%7B%22operationId%22:%22a%22%7D";
        (await client.Send(HttpMethod.Get, "/graphql?query=%7Bhello%7D" + id)).Status.ShouldBe(202);
        (await stream.Event()).ShouldContain("hello world");
    }
}
