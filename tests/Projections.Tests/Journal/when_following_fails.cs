using System.Net.Sockets;
using HotDash.Projections.Journal;
using HotDash.Projections.Storage;
using HotDash.Projections.Tests.Storage;
using HotDash.Support;
using Microsoft.Extensions.Logging;
using Npgsql;
using Shouldly;
using Xunit;

namespace HotDash.Projections.Tests.Journal;

public sealed class when_following_fails(HotDashDatabases databases)
{
    public static TheoryData<Exception, bool> Failures =>
        new()
        {
            { new NpgsqlException("Broken.", new IOException()), true },
            { new PostgresException("Shutting down.", "FATAL", "FATAL", PostgresErrorCodes.AdminShutdown), true },
            { new TimeoutException(), true },
            { new IOException(), true },
            { new SocketException(), true },
            { new PostgresException("No such table.", "ERROR", "ERROR", PostgresErrorCodes.UndefinedTable), false },
            { new InvalidOperationException(), false },
            { new ObjectDisposedException("pool"), false },
        };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public void it_tries_again_only_what_may_pass(Exception failure, bool passes) =>
        DatabaseOutOfReach.Says(failure).ShouldBe(passes);

    [Fact]
    public async Task a_host_that_has_no_name_yet_is_tried_again()
    {
        await using var pools = new DatabasePools("Host=nowhere.invalid;Username=u;Database=d");
        var told = new Warnings();
        using var follower = new JournalFollower(pools, new JournalReader(pools), told);

        await follower.StartAsync(Cancel);

        await Eventually.HoldsAsync(() => told.Count >= 2);
        follower.ExecuteTask!.IsCompleted.ShouldBeFalse();
        await follower.StopAsync(Cancel);
    }

    [Fact]
    public async Task another_epoch_ends_it()
    {
        await using var world = await FollowAsync();
        await AsSuperuserAsync(world, "select hotdash.journal_begin_epoch()");

        await CutOffAsync(world);

        await Should.ThrowAsync<InvalidOperationException>(() => world.Follower.ExecuteTask!.WaitAsync(Patience));
    }

    [Fact]
    public async Task a_statement_that_stays_refused_ends_it()
    {
        await using var world = await FollowAsync();
        await AsSuperuserAsync(world, "revoke select on hotdash.journal from hotdash_projector");

        await CutOffAsync(world);

        var failure = await Should.ThrowAsync<PostgresException>(() => world.Follower.ExecuteTask!.WaitAsync(Patience));
        failure.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task what_is_gone_before_it_when_it_stops_is_no_failure()
    {
        await using var world = await FollowAsync();
        var handed = new TaskCompletionSource();
        world.Follower.Subscribe(
            async (_, cancel) =>
            {
                handed.TrySetResult();
                var stopping = new TaskCompletionSource();
                await using (cancel.Register(stopping.SetResult))
                    await stopping.Task;
                throw new ObjectDisposedException("feed");
            }
        );
        await world.AppendAsync("steady");
        await handed.Task.WaitAsync(Patience, Cancel);

        await world.Follower.StopAsync(Cancel);

        world.Follower.ExecuteTask!.Status.ShouldBe(TaskStatus.RanToCompletion);
    }

    private async Task<JournalWorld> FollowAsync() =>
        await JournalWorld.FollowAsync(await StoreOnDatabase.CreateAsync(databases));

    private static Task CutOffAsync(JournalWorld world) =>
        AsSuperuserAsync(
            world,
            "select pg_terminate_backend(pid, 10000) from pg_stat_activity where application_name = 'hotdash_projector' and datname = current_database()"
        );

    private static async Task AsSuperuserAsync(JournalWorld world, string sql)
    {
        await using var connection = new NpgsqlConnection(world.Store.ConnectionString);
        await connection.OpenAsync();
        await connection.RunAsync(sql);
    }

    private sealed class Warnings : ILogger<JournalFollower>
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Interlocked.Increment(ref _count);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
}
