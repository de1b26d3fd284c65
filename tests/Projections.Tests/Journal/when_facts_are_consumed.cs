using HotDash.Projections.Journal;
using HotDash.Projections.Tests.Storage;
using HotDash.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Shouldly;
using Xunit;

namespace HotDash.Projections.Tests.Journal;

public sealed class when_facts_are_consumed(HotDashDatabases databases) : IAsyncLifetime
{
    private readonly List<JournalConsumption> _running = [];
    private JournalWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await JournalWorld.FollowAsync(await StoreOnDatabase.CreateAsync(databases));
        await RunAsync(
            """
            create table hotdash.noted (id bigint generated always as identity, position bigint not null);
            grant all on hotdash.noted to hotdash_projector;
            insert into hotdash.journal_consumers values ('noting', 1, 1)
            """
        );
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var consumption in _running)
        {
            await consumption.StopAsync(default);
            consumption.Dispose();
        }
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task each_is_once_and_in_order_whatever_number_of_processes_runs()
    {
        await StartAsync(new NotingConsumer());
        await StartAsync(new NotingConsumer());
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(async writer =>
                {
                    for (var i = 0; i < 25; i++)
                        await _world.AppendAsync($"own-{writer}");
                })
        );
        await StartAsync(new NotingConsumer());

        await UntilAllIsNoted();
    }

    [Fact]
    public async Task who_dies_over_them_leaves_them_to_the_next()
    {
        var dying = new TaskCompletionSource<int>();
        await StartAsync(
            new NotingConsumer(
                async (connection, _) =>
                {
                    dying.TrySetResult(connection.ProcessID);
                    await connection.AskAsync<bool>("select pg_sleep(60) is null");
                }
            )
        );
        await _world.AppendAsync("one");
        var process = await dying.Task;
        await StartAsync(new NotingConsumer());
        await _world.AppendAsync("two");
        (await NotedAsync()).ShouldBeEmpty();

        await RunAsync($"select pg_terminate_backend({process})");
        // It comes again, and would sleep again.
        await _running[0].StopAsync(Cancel);

        await UntilAllIsNoted();
    }

    /// <summary>As one that was stopped: it holds its lock, and asks the server for nothing.</summary>
    [Fact]
    public async Task who_stands_still_over_them_loses_them_to_the_next()
    {
        var stands = new TaskCompletionSource();
        var goesOn = new TaskCompletionSource();
        await StartAsync(
            new NotingConsumer(
                (_, _) =>
                {
                    stands.TrySetResult();
                    return goesOn.Task;
                }
            )
        );
        await _world.AppendAsync("one");
        await stands.Task;
        try
        {
            await StartAsync(new NotingConsumer());
            await _world.AppendAsync("two");
            (await NotedAsync()).ShouldBeEmpty();

            await UntilAllIsNoted();
        }
        finally
        {
            goesOn.SetResult();
        }
        await _world.AppendAsync("three");
        await UntilAllIsNoted();
    }

    [Fact]
    public async Task one_of_which_nothing_can_be_made_is_kept_and_the_others_go_on()
    {
        for (var i = 0; i < 5; i++)
            await _world.AppendAsync($"thing-{i}");
        var poison = (await PositionsAsync())[2];
        var mended = false;
        var consumer = new NotingConsumer(
            (connection, rows) =>
                !mended && rows.Any(x => x.Position == poison)
                    ? connection.RunAsync("select 1 / 0")
                    : Task.CompletedTask
        );
        await StartAsync(consumer);

        await Eventually.HoldsAsync(async () => (await NotedAsync()).Count == 4, Long, Cancel);
        (await NotedAsync()).ShouldBe((await PositionsAsync()).Where(x => x != poison));
        (await ListAsync("select position from hotdash.journal_set_aside")).ShouldBe([poison]);

        mended = true;
        await StartAsync(consumer);
        await Eventually.HoldsAsync(async () => (await NotedAsync()).Count == 5, Long, Cancel);
        (await ListAsync("select position from hotdash.journal_set_aside")).ShouldBeEmpty();
    }

    [Fact]
    public async Task what_was_consumed_is_not_handed_out_again()
    {
        await StartAsync(new NotingConsumer());
        await _world.AppendAsync("one");
        await UntilAllIsNoted();
        await RunAsync("update hotdash.journal_consumers set position = 1 where name = 'noting'");
        await _world.AppendAsync("two");
        await UntilAllIsNoted();
    }

    private async Task StartAsync(NotingConsumer consumer)
    {
        var consumption = new JournalConsumption(
            _world.Store.Pools,
            _world.Follower,
            _world.Store.Notifier,
            consumer,
            NullLogger<JournalConsumption>.Instance
        );
        _running.Add(consumption);
        await consumption.StartAsync(Cancel);
    }

    private async Task UntilAllIsNoted()
    {
        var all = await PositionsAsync();
        await Eventually.HoldsAsync(async () => (await NotedAsync()).Count >= all.Count, Long, Cancel);
        (await NotedAsync()).ShouldBe(all);
    }

    private Task<List<long>> PositionsAsync() => ListAsync("select position from hotdash.journal order by position");

    private Task<List<long>> NotedAsync() => ListAsync("select position from hotdash.noted order by id");

    private async Task<List<long>> ListAsync(string sql)
    {
        await using var command = _world.Store.Pools.Projector.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync(Cancel);
        var found = new List<long>();
        while (await rows.ReadAsync(Cancel))
            found.Add(rows.GetInt64(0));
        return found;
    }

    private async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_world.Store.ConnectionString);
        await connection.OpenAsync(Cancel);
        await connection.RunAsync(sql);
    }

    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
