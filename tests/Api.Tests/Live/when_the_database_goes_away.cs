using System.Text.Json;
using HotDash.Api.Tests.Approvals;
using HotDash.Api.Tests.Transport;
using HotDash.Support;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Live;

/// <summary>All layers over real sockets, while the server behind them stops, crashes, and comes back.</summary>
public sealed class when_the_database_goes_away : IAsyncDisposable
{
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;
    private OutageWorld _world = null!;

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task requests_come_again_subscriptions_go_on_and_nothing_acknowledged_is_lost()
    {
        _world = await OutageWorld.Start(_cancel);
        await using var asker = await SocketClient.Ready(_world.Host.Address, _world.Auditor.Token);
        var bySocket = await OutageWorld.Listen(_world.Auditor, History, "approvalHistoryAppended");
        var byEvents = await Ear.Opened(_world.Auditor.Watch(History, _cancel), "approvalHistoryAppended");
        var queue = await OutageWorld.Listen(_world.Olga, Queue, "approvalQueueChanged");
        var clerks = new Clerks(_world, _cancel);
        clerks.Start(3);

        foreach (var end in (Func<Task>[])[_world.Cluster.StopAsync, _world.Cluster.KillAsync])
        {
            await More(() => clerks.Acknowledged, 10);
            await end();
            await More(() => clerks.Refused, 6);
            await EverybodyIsAskedToComeAgain(asker);
            await _world.Cluster.StartAgainAsync(_cancel);
            await More(() => clerks.Acknowledged, 10);
        }
        await clerks.Stop();

        var facts = await _world.Journal(_cancel);
        foreach (var ear in new[] { bySocket, byEvents })
        {
            await Eventually.HoldsAsync(() => ear.Heard.Count > facts.Count);
            ear.IsOpen.ShouldBeTrue();
            ear.Heard.Skip(1).Select(Fact).ShouldBe(facts);
        }
        foreach (var (id, promise) in clerks.Promised)
            facts.Where(x => x.Id == id).Select(x => x.Version).ShouldBe(Enumerable.Range(1, promise.Version));
        facts.Select(x => x.Id).ShouldBeSubsetOf(clerks.Promised.Keys);

        await Eventually.HoldsAsync(() => Watched(queue.Heard).Order().SequenceEqual(clerks.Waiting.Order()));
        queue.IsOpen.ShouldBeTrue();
        (await Ask(asker, "{ viewer { shop } }")).GetProperty("type").GetString().ShouldBe("next");
    }

    [Fact]
    public async Task a_queue_that_was_told_in_part_is_told_to_its_end()
    {
        _world = await OutageWorld.Start(_cancel, new() { QueueLength = 1 });
        var clerks = new Clerks(_world, _cancel);
        await Parallel.ForAsync(0, 320, _cancel, async (n, _) => await clerks.Submit($"{n}"));
        await using var reader = new Reader(await _world.Subscribe(Queue));
        List<JsonElement> told = [(await reader.Next())!.Value];
        // Two more parts are read while nobody takes them; the fourth is not.
        await clerks.Claim((await _world.Journal(_cancel))[^1].Id);
        await clerks.Reject((await _world.Journal(_cancel))[^5].Id);
        await _world.Cluster.StopAsync();
        told.Add((await reader.Next())!.Value);
        told.Add((await reader.Next())!.Value);
        told.ShouldAllBe(part => !part.GetProperty("complete").GetBoolean());
        await _world.Cluster.StartAgainAsync(_cancel);

        while (!Watched(told).Order().SequenceEqual(clerks.Waiting.Order()))
            told.Add((await reader.Next())!.Value);

        told[3].GetProperty("kind").GetString().ShouldBe("SNAPSHOT");
        told[3].GetProperty("complete").GetBoolean().ShouldBeTrue();
    }

    /// <summary>Over every way in, and whatever it is that is asked.</summary>
    private async Task EverybodyIsAskedToComeAgain(SocketClient asker)
    {
        // Who somebody is is kept for a second; after that not even this can be answered.
        foreach (var who in new[] { _world.Agent, _world.Olga, _world.Auditor })
            await Eventually.HoldsAsync(async () => (await who.Post("{ viewer { shop } }", _cancel)).Status == 503);
        foreach (var accept in (string[])["application/graphql-response+json", "application/json", "text/event-stream"])
        {
            foreach (var operation in (string[])["{ tools { name } }", Clerks.Submission("never")])
            {
                var told = await _world.Agent.Post(operation, _cancel, accept: accept);
                told.Status.ShouldBe(503);
                told.ShouldSayComeAgain();
            }
        }
        foreach (var operation in (string[])["{ tools { name } }", Clerks.Submission("never"), History])
        {
            var told = await Ask(asker, operation);
            told.GetProperty("type").GetString().ShouldBe("error");
            told.GetProperty("payload")[0].ShouldSayComeAgain();
        }
        await using var newcomer = await SocketClient.Connect(_world.Host.Address);
        await newcomer.Send(
            new { type = "connection_init", payload = new { authorization = $"Bearer {_world.Olga.Token}" } }
        );
        (await newcomer.CloseCode()).ShouldBe(TryAgainLater);
    }

    /// <summary>The first message that answers an operation on a connection that asks one thing at a time.</summary>
    private static async Task<JsonElement> Ask(SocketClient asker, string operation)
    {
        await asker.Subscribe("ask", operation);
        return (await asker.Receive())!.Value;
    }

    private static Task More(Func<int> count, int more)
    {
        var before = count();
        return Eventually.HoldsAsync(() => count() >= before + more, TimeSpan.FromSeconds(60));
    }

    private static (string, int) Fact(JsonElement change)
    {
        var entry = change.GetProperty("appended").EnumerateArray().ShouldHaveSingleItem();
        return (entry.GetProperty("approvalId").GetString()!, entry.GetProperty("version").GetInt32());
    }

    /// <summary>The queue as its watcher has it now. No version that it was told ever fell.</summary>
    private static IEnumerable<(string Id, int Version)> Watched(IEnumerable<JsonElement> told)
    {
        var (present, seen) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        foreach (var change in told)
        {
            foreach (var approval in change.GetProperty("upserted").EnumerateArray())
            {
                var (id, version) = (
                    approval.GetProperty("id").GetString()!,
                    approval.GetProperty("version").GetInt32()
                );
                version.ShouldBeGreaterThanOrEqualTo(seen.GetValueOrDefault(id));
                present[id] = seen[id] = version;
            }
            foreach (var gone in change.GetProperty("removedIds").EnumerateArray())
                present.Remove(gone.GetString()!);
        }
        return present.Select(x => (x.Key, x.Value));
    }

    private const string History =
        "subscription { approvalHistoryAppended { cursor kind appended { approvalId action version } } }";
    private const string Queue =
        "subscription { approvalQueueChanged { cursor kind complete upserted { id version } removedIds } }";
    private const int TryAgainLater = 1013;
}
