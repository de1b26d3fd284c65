using HotDash.Projections.Tests.Storage;
using HotDash.Support;
using Shouldly;
using Xunit;

namespace HotDash.Projections.Tests.Journal;

public sealed class when_many_write_at_once(HotDashDatabases databases)
{
    [Fact]
    public async Task the_follower_hands_over_every_fact_once_and_each_stream_in_order()
    {
        await using var world = await JournalWorld.FollowAsync(await StoreOnDatabase.CreateAsync(databases));
        var lost = 0;

        await Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(writer =>
                    Task.Run(async () =>
                    {
                        for (var i = 0; i < Each; i++)
                        {
                            if (i % 5 == 0)
                                await RollBackAsync(world, $"own-{writer}");
                            if (!await world.AppendAsync(i % 2 == 0 ? $"own-{writer}" : $"shared-{i % 3}"))
                                Interlocked.Increment(ref lost);
                        }
                    })
                )
        );

        await world.ShouldHaveSeenEverythingAsync();
        world.Seen.Count.ShouldBe(Writers * Each - lost);
        lost.ShouldBePositive("shared streams without a single conflict prove nothing");
    }

    [Fact]
    public async Task a_lost_notification_costs_time_and_no_row()
    {
        await using var world = await JournalWorld.FollowAsync(
            await StoreOnDatabase.CreateAsync(databases),
            notified: false
        );

        await world.AppendAsync("quiet");

        await world.ShouldHaveSeenEverythingAsync();
    }

    [Fact]
    public async Task who_subscribes_in_between_gets_exactly_what_lies_behind_its_place()
    {
        await using var world = await JournalWorld.FollowAsync(await StoreOnDatabase.CreateAsync(databases));
        using var late = new CancellationTokenSource();
        async Task WriteAsync()
        {
            while (!late.IsCancellationRequested)
                await world.AppendAsync("busy");
        }
        var writing = WriteAsync();
        await Eventually.HoldsAsync(() => world.Seen.Count > 20);

        var got = new List<long>();
        using var subscription = world.Follower.Subscribe(
            (rows, _) =>
            {
                lock (got)
                    got.AddRange(rows.Select(row => row.Position));
                return ValueTask.CompletedTask;
            }
        );
        await Eventually.HoldsAsync(() => world.Seen.Count > 60);
        await late.CancelAsync();
        await writing;
        await world.ShouldHaveSeenEverythingAsync();

        got.ShouldBe(world.Seen.Select(row => row.Position).Where(position => position > subscription.After));
    }

    [Fact]
    public async Task a_subscriber_that_fails_gets_the_same_rows_again()
    {
        await using var world = await JournalWorld.FollowAsync(await StoreOnDatabase.CreateAsync(databases));
        var calls = 0;
        var got = new List<long>();
        using var subscription = world.Follower.Subscribe(
            (rows, _) =>
            {
                if (calls++ == 0)
                    throw new InvalidOperationException("Not now.");
                got.AddRange(rows.Select(row => row.Position));
                return ValueTask.CompletedTask;
            }
        );

        await world.AppendAsync("one");
        await world.AppendAsync("two");

        await Eventually.HoldsAsync(() => got.Count == 2);
        got.ShouldBe(world.Seen.Select(row => row.Position));
    }

    private static async Task RollBackAsync(JournalWorld world, string stream)
    {
        await using var transaction = await world.BeginAsync();
        await using var connection = transaction.Connection;
        await world.AppendAsync(transaction, $"{stream}-never");
        // As at commit: the position is allocated, and becomes a hole.
        await connection!.RunAsync("set constraints all immediate");
        await transaction.RollbackAsync();
    }

    private const int Writers = 16;
    private const int Each = 20;
}
