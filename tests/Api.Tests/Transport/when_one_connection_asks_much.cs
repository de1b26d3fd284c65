using HotDash.Api.Tests.Live;
using HotDash.Support;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Transport;

/// <summary>The managed heap is the whole process's, so nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(when_one_connection_asks_much), DisableParallelization = true)]
[Collection(nameof(when_one_connection_asks_much))]
public sealed class when_one_connection_asks_much
{
    [Fact]
    public async Task each_further_subscription_takes_little_of_the_heap()
    {
        await using var live = await LiveWorld.Start(
            limits: new() { OperationsAtOnce = 2 * More },
            shares: new()
            {
                SubscriptionsPerConnection = 2 * More,
                SubscriptionsPerActor = 2 * More,
                RequestBurst = 2 * More,
                MessageBurst = 2 * More,
            }
        );
        await using var client = await SocketClient.Ready(live.Server);
        await Subscribe(client, 0, Few);
        await Eventually.HoldsAsync(() => live.Hub.Questions == 1);
        live.Happen();
        for (var i = 0; i < Few; i++)
            await client.Receive();
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await Subscribe(client, Few, More);
        live.Happen();
        for (var i = 0; i < Few + More; i++)
            await client.Receive();
        live.Hub.Subscribers.ShouldBe(Few + More);
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / More;

        TestContext.Current.SendDiagnosticMessage($"{each} bytes of managed heap for each further subscription");
        each.ShouldBeInRange(1, 12 * 1024);
    }

    private static async Task Subscribe(SocketClient client, int from, int count)
    {
        for (var i = from; i < from + count; i++)
        {
            await client.Subscribe($"{i}", LiveWorld.Facts);
            (await client.Type()).ShouldBe("next");
        }
    }

    private const int Few = 50;
    private const int More = 1_000;
}
