using System.Diagnostics;
using HotDash.Projections.Tests.Storage;
using HotDash.Support;
using Npgsql;
using Shouldly;
using Xunit;

namespace HotDash.Projections.Tests.Journal;

public sealed class when_a_transaction_stays_open(HotDashDatabases databases)
{
    [Fact]
    public async Task around_an_append_nobody_waits_and_nothing_is_skipped()
    {
        await using var world = await JournalWorld.FollowAsync(await StoreOnDatabase.CreateAsync(databases));
        await using var open = await world.BeginAsync();
        await using var connection = open.Connection;
        await world.AppendAsync(open, "held");
        var clock = Stopwatch.StartNew();
        var slowest = TimeSpan.Zero;

        for (var written = 0; clock.Elapsed < HeldFor; )
        {
            (await world.AppendAsync("other")).ShouldBeTrue();
            written++;
            var committed = clock.Elapsed;
            await Eventually.HoldsAsync(() => world.Seen.Count == written, within: TimeSpan.FromSeconds(1));
            slowest = clock.Elapsed - committed > slowest ? clock.Elapsed - committed : slowest;
        }
        world.Seen.ShouldNotContain(row => row.Stream == "held");
        await open.CommitAsync(TestContext.Current.CancellationToken);

        await world.ShouldHaveSeenEverythingAsync();
        world.Seen[^1].Stream.ShouldBe("held");
        TestContext.Current.SendDiagnosticMessage(
            $"slowest beside an open transaction: {slowest.TotalMilliseconds} ms"
        );
    }

    [Fact]
    public async Task with_its_position_already_taken_others_wait_for_it_and_nothing_is_skipped()
    {
        await using var world = await JournalWorld.FollowAsync(await StoreOnDatabase.CreateAsync(databases));
        await world.AppendAsync("before");
        await using var open = await world.BeginAsync();
        await using var connection = open.Connection;
        await world.AppendAsync(open, "held");
        await connection!.RunAsync("set constraints all immediate");

        for (var i = 0; i < 20; i++)
            await world.AppendAsync("other");
        // Several polls later: the follower stands before the open position.
        var polled = Stopwatch.StartNew();
        await Eventually.HoldsAsync(() => polled.Elapsed > TimeSpan.FromMilliseconds(300));
        world.Seen.Select(row => row.Stream).ShouldBe(["before"]);
        await open.CommitAsync(TestContext.Current.CancellationToken);

        await world.ShouldHaveSeenEverythingAsync();
        world.Seen[1].Stream.ShouldBe("held");
    }

    [Fact]
    public async Task and_appends_nothing_it_holds_nobody_up()
    {
        await using var world = await JournalWorld.FollowAsync(await StoreOnDatabase.CreateAsync(databases));
        await using var open = await world.BeginAsync();
        await using var connection = open.Connection;
        await connection!.RunAsync(
            $"insert into hotdash.conversations (shop, ref) values ('{JournalWorld.Shop}', 'c1')"
        );

        await world.AppendAsync("other");

        await Eventually.HoldsAsync(() => world.Seen.Count == 1, within: TimeSpan.FromSeconds(1));
        await open.RollbackAsync(TestContext.Current.CancellationToken);
    }

    private static readonly TimeSpan HeldFor = TimeSpan.FromSeconds(10);
}
