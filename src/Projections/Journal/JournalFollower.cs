using System.Collections.Immutable;
using System.Diagnostics;
using HotDash.Projections.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HotDash.Projections.Journal;

/// <summary>
/// Tails the journal: woken by the notifications of all nodes, and by a short poll where one is lost. Hands over every
/// row once, in order; a database that goes away and comes back costs time and no row. What no waiting mends (another epoch,
/// a fault in what is asked) ends the host.
/// </summary>
public sealed class JournalFollower(DatabasePools pools, JournalReader reader, ILogger<JournalFollower> logger)
    : BackgroundService
{
    private readonly TaskCompletionSource<JournalHead> _started = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly Lock _gate = new();
    private ImmutableArray<JournalSubscription> _subscriptions = [];
    private long _position;
    private long _taken;
    private long _reached = Stopwatch.GetTimestamp();

    /// <summary>Everything up to it was handed to every subscriber.</summary>
    public long Position => Volatile.Read(ref _position);

    /// <summary>For how long there may have been rows that were not handed over: since everything was, or since this process began.</summary>
    public TimeSpan Lag => Stopwatch.GetElapsedTime(Volatile.Read(ref _reached));

    /// <summary>Where following began: completes when the follower has first reached the database.</summary>
    public Task<JournalHead> Started => _started.Task;

    /// <summary>Hands every row behind the answer's <see cref="JournalSubscription.After"/> to the subscriber, until disposed.</summary>
    public JournalSubscription Subscribe(JournalSubscriber subscriber)
    {
        lock (_gate)
        {
            var subscription = new JournalSubscription(this, subscriber, _taken);
            _subscriptions = _subscriptions.Add(subscription);
            return subscription;
        }
    }

    internal void End(JournalSubscription subscription)
    {
        lock (_gate)
            _subscriptions = _subscriptions.Remove(subscription);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var retry = FirstRetry;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(() => retry = FirstRetry, stoppingToken);
            }
            catch (Exception e) when (stoppingToken.IsCancellationRequested && Stops(e))
            {
                return;
            }
            catch (Exception e) when (DatabaseOutOfReach.Says(e))
            {
                logger.LogWarning(
                    "The journal is out of reach ({Reason}); trying again",
                    (e as NpgsqlException)?.SqlState ?? "no connection"
                );
                await Task.Delay(retry, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                retry = retry * 2 < LastRetry ? retry * 2 : LastRetry;
            }
        }
    }

    // What it reads from, or hands over to, may be gone before it.
    private static bool Stops(Exception e) => e is OperationCanceledException or ObjectDisposedException;

    private async Task FollowAsync(Action reached, CancellationToken cancel)
    {
        await EnterAsync(cancel);
        await using var connection = await pools.Projector.OpenConnectionAsync(cancel);
        var woken = false;
        connection.Notification += (_, _) => woken = true;
        await using (var listen = new NpgsqlCommand($"listen {JournalNotifier.Name}", connection))
            await listen.ExecuteNonQueryAsync(cancel);
        reached();
        (long Position, long Asked)? behind = null;
        while (true)
        {
            woken = false;
            var asked = Stopwatch.GetTimestamp();
            var (newest, horizon, rows) = await JournalReader.NextAsync(connection, Position, Batch, cancel);
            if (rows.Count > 0)
                await HandOverAsync(rows, cancel);
            // Behind the last row there is nothing up to the horizon, only holes.
            Volatile.Write(ref _position, rows.Count == Batch ? rows[^1].Position : Math.Max(horizon, _position));
            if (rows.Count == Batch)
                continue;
            behind = Reach(newest, asked, behind);
            if (rows.Count > 0)
                await Task.Delay(Rest, cancel);
            if (!woken)
                await connection.WaitAsync(Poll, cancel);
        }
    }

    /// <summary>
    /// Notes when everything was handed over. A commit that hangs holds the horizon, and hides what was committed behind it: then it is
    /// known when the position that was the newest at some time is reached.
    /// </summary>
    private (long Position, long Asked)? Reach(long newest, long asked, (long Position, long Asked)? behind)
    {
        if (Position >= newest)
        {
            Volatile.Write(ref _reached, asked);
            return null;
        }
        if (behind is { } known && Position < known.Position)
            return behind;
        if (behind is { } reached)
            Volatile.Write(ref _reached, reached.Asked);
        return (newest, asked);
    }

    /// <summary>The first time at the horizon; later at the position left, which another epoch would make meaningless.</summary>
    private async Task EnterAsync(CancellationToken cancel)
    {
        var head = await reader.HeadAsync(cancel);
        if (_started.Task.IsCompleted)
        {
            if (_started.Task.Result.Epoch != head.Epoch)
                throw new InvalidOperationException(
                    "The database was restored or promoted while this process followed its journal; it must start anew."
                );
            return;
        }
        Volatile.Write(ref _position, head.Position);
        Take(head.Position);
        _started.SetResult(head);
    }

    /// <summary>A subscriber that throws gets the same rows again: it may be late, it may not miss one.</summary>
    private async Task HandOverAsync(IReadOnlyList<JournalRow> rows, CancellationToken cancel)
    {
        foreach (var subscription in Take(rows[^1].Position))
        {
            while (_subscriptions.Contains(subscription))
            {
                try
                {
                    await subscription.Subscriber(rows, cancel);
                    break;
                }
                catch (Exception e) when (!cancel.IsCancellationRequested)
                {
                    logger.LogError(e, "A subscriber of the journal failed behind position {Position}", Position);
                    await Task.Delay(FirstRetry, cancel);
                }
            }
        }
    }

    // Who subscribes from here on gets what lies behind this batch.
    private ImmutableArray<JournalSubscription> Take(long last)
    {
        lock (_gate)
        {
            _taken = last;
            return _subscriptions;
        }
    }

    private const int Batch = 1000;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    // What comes first is told at once, what comes thick is told by the handful: a third of the readings, and of the work behind them.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LastRetry = TimeSpan.FromSeconds(1);
}
