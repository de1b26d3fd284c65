using System.Net.Sockets;
using HotDash.Projections.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HotDash.Projections.Journal;

/// <summary>
/// Has a consumer consume. Of all processes the one that holds the lock of the consumer's row works, transaction by transaction; when
/// it dies, the lock is gone and the next one goes on where it stood. A fact is never skipped: one of which nothing can be made is set
/// aside, which is said aloud, and tried again at the next start.
/// </summary>
public sealed class JournalConsumption(
    DatabasePools pools,
    JournalFollower follower,
    JournalNotifier notifier,
    IJournalConsumer consumer,
    ILogger<JournalConsumption> logger
) : BackgroundService
{
    private readonly SemaphoreSlim _woken = new(0, 1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = follower.Subscribe(
            (_, _) =>
            {
                Wake();
                return ValueTask.CompletedTask;
            }
        );
        var retried = false;
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                retried = retried || await InTransaction(TryAgain, stoppingToken) is not null;
                var more = await InTransaction(Round, stoppingToken) is true;
                failures = 0;
                if (more)
                    continue;
                // Another process may be at it and die: whoever wakes up by the clock takes over. So does what falls due.
                await _woken.WaitAsync(Poll, stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                failures++;
                if (!MayPass(e))
                    logger.LogError(e, "The consumer {Consumer} does not get on", consumer.Name);
                else if (failures == 2)
                    logger.LogWarning(e, "The consumer {Consumer} does not get on so far", consumer.Name);
                await Task.Delay(Retry, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Wake()
    {
        try
        {
            _woken.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake.
        }
    }

    /// <summary>Works where nobody else does; null where somebody does.</summary>
    private async Task<bool?> InTransaction(
        Func<NpgsqlConnection, long, long, CancellationToken, Task<bool>> work,
        CancellationToken cancel
    )
    {
        await using var connection = await pools.Projector.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        // Of a process that stands still the server takes the lock away.
        await connection.RunAsync("set local idle_in_transaction_session_timeout = '10s'", cancel);
        if (await PlaceAsync(connection, cancel) is not var (position, reached))
            return null;
        var more = await work(connection, position, reached, cancel);
        await transaction.CommitAsync(cancel);
        if (more)
            notifier.Wake();
        return more;
    }

    private async Task<bool> Round(NpgsqlConnection connection, long position, long reached, CancellationToken cancel)
    {
        var (_, horizon, rows) = await JournalReader.NextAsync(connection, position, Batch, cancel);
        List<JournalRow> fresh = [.. rows.Where(x => x.Position > reached)];
        if (fresh.Count > 0)
            await Consume(connection, fresh, cancel);
        var more = await consumer.DoWhatIsDue(connection, cancel);
        // Behind the last row there is nothing up to the horizon, only holes.
        var next = rows.Count == Batch ? rows[^1].Position : Math.Max(horizon, position);
        if (next > position)
            await connection.RunAsync(Move, cancel, consumer.Name, next);
        return more || rows.Count > 0;
    }

    /// <summary>All at once; and where that fails, each by itself.</summary>
    private async Task Consume(NpgsqlConnection connection, IReadOnlyList<JournalRow> rows, CancellationToken cancel)
    {
        await connection.RunAsync("savepoint consumed", cancel);
        try
        {
            await consumer.Consume(connection, rows, cancel);
        }
        catch (Exception e) when (!MayPass(e) && IsUsable(connection, cancel))
        {
            await connection.RunAsync("rollback to savepoint consumed", cancel);
            if (rows is [var only])
                await SetAside(connection, only, e, cancel);
            else
                foreach (var row in rows)
                    await Consume(connection, [row], cancel);
        }
    }

    private async Task SetAside(NpgsqlConnection connection, JournalRow row, Exception e, CancellationToken cancel)
    {
        logger.LogError(
            e,
            "The consumer {Consumer} can make nothing of {Type} at position {Position}; it is set aside, others go on",
            consumer.Name,
            row.Type,
            row.Position
        );
        await connection.RunAsync(Keep, cancel, consumer.Name, row.Position, row.Shop, e.GetType().Name);
    }

    /// <summary>What was set aside may mean something to this version.</summary>
    private async Task<bool> TryAgain(
        NpgsqlConnection connection,
        long position,
        long reached,
        CancellationToken cancel
    )
    {
        await using var select = new NpgsqlCommand(Forgotten, connection);
        select.Parameters.Add(new() { Value = consumer.Name });
        IReadOnlyList<JournalRow> rows;
        await using (var found = await select.ExecuteReaderAsync(cancel))
            rows = await JournalReader.RowsAsync(found, cancel);
        foreach (var row in rows)
            await Consume(connection, [row], cancel);
        return true;
    }

    private async Task<(long Position, long Reached)?> PlaceAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var select = new NpgsqlCommand(Lock, connection);
        select.Parameters.Add(new() { Value = consumer.Name });
        await using var row = await select.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? (row.GetInt64(0), row.GetInt64(1)) : null;
    }

    /// <summary>Whether the next attempt may succeed as it is.</summary>
    private static bool MayPass(Exception e) =>
        e is NpgsqlException { IsTransient: true } or TimeoutException or IOException or SocketException;

    private static bool IsUsable(NpgsqlConnection connection, CancellationToken cancel) =>
        !cancel.IsCancellationRequested && connection.State == System.Data.ConnectionState.Open;

    private const string Lock =
        "select position, reached from hotdash.journal_consumers where name = $1 for update skip locked";

    private const string Move =
        "update hotdash.journal_consumers set position = $2, reached = greatest(reached, $2) where name = $1";

    private const string Keep = """
        insert into hotdash.journal_set_aside (consumer, position, shop, failure, at) values ($1, $2, $3, $4, now())
        on conflict (consumer, position) do update set failure = excluded.failure, at = excluded.at
        """;

    // One of which nothing can be made this time either is kept again.
    private const string Forgotten = $"""
        with taken as (delete from hotdash.journal_set_aside where consumer = $1 returning position)
        select {JournalReader.Columns} from hotdash.journal where position in (select position from taken) order by position
        """;

    private const int Batch = 200;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(500);
}
