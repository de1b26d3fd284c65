using System.Diagnostics;
using HotDash.Api.Transport;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Transport;

/// <summary>With nothing but what is told of a change: on its own all is proved every ten seconds.</summary>
public sealed class when_a_credential_is_proved_again : IAsyncLifetime
{
    private TinyServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await TinyServer.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task what_was_taken_away_while_it_connected_is_noticed_at_once()
    {
        Revoked.AfterOnce = "operator/late";
        var since = Stopwatch.GetTimestamp();
        await using var client = await SocketClient.Connect(_server);
        await client.Send(new { type = "connection_init", payload = new { authorization = "Bearer operator/late" } });

        (await client.CloseCode()).ShouldBe(4403);

        Stopwatch.GetElapsedTime(since).ShouldBeLessThan(Soon);
    }

    [Fact]
    public async Task a_proof_that_had_no_answer_is_asked_for_again_soon()
    {
        await using var client = await SocketClient.Ready(_server, "operator/zoe");
        var since = Stopwatch.GetTimestamp();
        Revoked.Tokens["operator/zoe"] = "nobody";
        Revoked.Fail(1);

        await _server.Services.GetRequiredService<Proving>().Again(null, TestContext.Current.CancellationToken);

        (await client.CloseCode()).ShouldBe(4403);
        Stopwatch.GetElapsedTime(since).ShouldBeLessThan(Soon);
    }

    [Fact]
    public async Task a_shared_stream_without_an_operation_ends_too()
    {
        var client = await StreamClient.Reserved(_server, "operator/yves");
        using var stream = await client.Open();
        Revoked.Tokens["operator/yves"] = "nobody";

        await _server.Services.GetRequiredService<Proving>().Again(null, TestContext.Current.CancellationToken);

        while (await stream.Part() is not null)
            continue;
        (await client.Begin("late", "{ hello }")).Status.ShouldBe(401);
    }

    private Revoked Revoked => _server.Services.GetRequiredService<Revoked>();

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);
}
