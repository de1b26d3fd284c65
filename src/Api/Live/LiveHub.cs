using System.Collections.Concurrent;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain;
using HotDash.Projections.Journal;

namespace HotDash.Api.Live;

/// <summary>
/// Where the journal meets the subscribers. The follower calls <see cref="Begin"/> once and then <see cref="Publish"/> with every
/// batch in order; transports call <see cref="Subscribe"/>. One per process.
/// </summary>
public sealed class LiveHub(
    GraphQLEngine engine,
    IServiceProvider services,
    IServiceScopeFactory scopes,
    LiveOptions options,
    IWitness witness,
    IHostApplicationLifetime lifetime,
    ILogger<LiveHub> log
)
{
    private readonly ConcurrentDictionary<QuestionKey, LiveGroup> _groups = new();
    private readonly ConcurrentDictionary<Type, LiveSource> _sources = new();
    private readonly ConcurrentDictionary<Subscriber, byte> _subscribers = new();
    private readonly SemaphoreSlim _snapshots = new(SnapshotsAtOnce);
    private int _catchingUp;
    private readonly TaskCompletionSource<JournalLog> _log = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many subscriptions run.</summary>
    public int Subscribers => _subscribers.Count;

    /// <summary>How many distinct questions they ask, apart from those that still catch up.</summary>
    public int Questions => _groups.Count;

    /// <summary>How many subscriptions are told alone, until they are where the others are.</summary>
    public int CatchingUp => _catchingUp;

    /// <summary>The position up to which all rows were handed in; null before <see cref="Begin"/>.</summary>
    public long? Position => _log.Task.IsCompletedSuccessfully ? _log.Task.Result.Tail.Position : null;

    /// <summary>Tells every subscriber that this process goes down, and where to go on.</summary>
    public void GoDown()
    {
        foreach (var (who, _) in _subscribers)
            who.Fail(GoingDown());
    }

    /// <summary>Begins at a position of a journal: all up to it is visible to readers, all behind it will be published.</summary>
    public void Begin(Guid epoch, long position) => _log.SetResult(new JournalLog(epoch, position));

    /// <summary>Takes the next rows of the journal, all that there are up to the last of them, in order. Never waits.</summary>
    public void Publish(IReadOnlyList<JournalRow> rows) => _log.Task.Result.Append(rows);

    /// <summary>Starts a subscription: rights and input are checked now, what is told follows.</summary>
    /// <exception cref="ExecutionError">A cursor that cannot be resumed from, or that is none.</exception>
    /// <returns>Either the subscription, or the result that says why not.</returns>
    public async Task<(Subscriber? Subscriber, ExecutionResult? Refused)> Subscribe(
        Prepared prepared,
        RequestContext request,
        CancellationToken cancel
    )
    {
        var field = new LiveField();
        var found = await engine.FindFieldAsync(prepared, request, field, cancel);
        if (!found.Executed || found.Errors is { Count: > 0 })
            return (null, found);
        var journal = await _log.Task.WaitAsync(cancel);
        var source = _sources.GetOrAdd(
            field.Source,
            x => (LiveSource)ActivatorUtilities.GetServiceOrCreateInstance(services, x)
        );
        var work = new LiveWork(
            engine,
            scopes,
            options,
            prepared,
            field,
            source,
            request.Identity!,
            journal.Epoch,
            _snapshots
        );
        var start = journal.Tail;
        var after = await Resumed(field, request, cancel);

        var who = new Subscriber(options.QueueLength);
        await witness.Stream(prepared, request, field.Asked, who, cancel);
        who.Gone += x => _subscribers.TryRemove(x, out _);
        _subscribers[who] = 0;
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            who.Fail(GoingDown());
        _ = CatchUp(who, work, journal, after, start);
        return (who, null);
    }

    /// <summary>The position to resume behind; null to start with the present state.</summary>
    private static async Task<long?> Resumed(LiveField field, RequestContext request, CancellationToken cancel)
    {
        if (field.Context.GetArgument<string?>(LiveField.CursorArgument) is not { } cursor)
            return null;
        if (cursor == LiveQuestion.CursorOfPart)
            throw new CodedError(
                ErrorCode.CursorUnavailable,
                "This cursor is of a part of a snapshot.",
                "Start without a cursor and take the present state."
            );
        var past = request.Services.GetRequiredService<IJournalPast>();
        var (after, refusal) = await past.Resume(cursor, request.Shop, cancel);
        return refusal is null ? after : throw new CodedError(refusal.Code, refusal.Message, refusal.NextStep);
    }

    /// <summary>Tells one subscriber alone what the others know already, then joins it to them at exactly the place that it has reached.</summary>
    private async Task CatchUp(Subscriber who, LiveWork work, JournalLog journal, long? after, JournalBatch at)
    {
        Interlocked.Increment(ref _catchingUp);
        try
        {
            if (after is { } position)
            {
                await work.Resume(at.Position, who.Left);
                await Replay(who, work, position, at.Position);
                at = await Reach(who, work, position, at);
            }
            else
                await TellAll(who, work.Snapshot(at.Position, who.Left));
            while (!TryJoin(who, work, journal, at))
            {
                if (journal.Tail is var tail && tail.RowsSeen - at.RowsSeen > options.MaxLagRows)
                {
                    await Replay(who, work, at.Position, tail.Position);
                    at = tail;
                }
                (at, var rows) = JournalLog.After(at, work.Concerns, options.RowsAtOnce, _ => false);
                await TellAll(who, work.Changes(rows, at.Position, who.Left));
            }
        }
        catch (OperationCanceledException) when (who.Left.IsCancellationRequested)
        {
            // It has left, or was dropped.
        }
        catch (Exception failure)
        {
            who.Fail(Failures.ToError(failure, log));
        }
        finally
        {
            Interlocked.Decrement(ref _catchingUp);
        }
    }

    private async Task Replay(Subscriber who, LiveWork work, long position, long upTo)
    {
        while (position < upTo)
        {
            var rows = await work.Insist(() => ReadPast(work.Identity.Shop, position, upTo, who.Left), who.Left);
            if (rows.Count == 0)
                return;
            position = rows[^1].Position;
            await TellAll(who, work.Changes([.. rows.Where(work.Concerns)], position, who.Left));
        }
    }

    /// <summary>A cursor of another node may be ahead of what this one has heard: what comes up to there is known to its holder.</summary>
    private async Task<JournalBatch> Reach(Subscriber who, LiveWork work, long position, JournalBatch at)
    {
        while (at.Position < position)
        {
            at = await at.Next.WaitAsync(who.Left);
            var rows = at.Rows.Where(x => x.Position > position && work.Concerns(x));
            await TellAll(who, work.Changes([.. rows], at.Position, who.Left));
        }
        return at;
    }

    private async Task<IReadOnlyList<JournalRow>> ReadPast(string shop, long after, long upTo, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<IJournalPast>()
            .Read(shop, after, upTo, options.RowsAtOnce, cancel);
    }

    private async Task TellAll(Subscriber who, IAsyncEnumerable<byte[]> messages)
    {
        await foreach (var message in messages)
            await who.Tell(message, options.StallLimit);
    }

    /// <summary>Joins the question's group, or begins one.</summary>
    private bool TryJoin(Subscriber who, LiveWork work, JournalLog journal, JournalBatch at)
    {
        var key = work.Key();
        while (true)
        {
            if (_groups.TryGetValue(key, out var group))
            {
                var joined = group.Join(who, at);
                if (joined != Joined.Ended)
                    return joined == Joined.Yes;
                _groups.TryRemove(new(key, group));
                continue;
            }
            group = new LiveGroup(work, journal, at, options, x => _groups.TryRemove(new(key, x)), log);
            group.Join(who, at);
            if (!_groups.TryAdd(key, group))
                continue;
            group.Start();
            return true;
        }
    }

    private static CodedError GoingDown() =>
        new(
            ErrorCode.Unavailable,
            "This server goes down.",
            "Connect again and subscribe with 'after': the cursor of the last message that you got."
        );

    // Many who begin at once, as after a restart, must leave connections to those who only look.
    private const int SnapshotsAtOnce = 4;
}
