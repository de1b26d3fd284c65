using HotDash.Api.GraphQL.Engine;
using HotDash.Domain;
using HotDash.Projections.Journal;

namespace HotDash.Api.Live;

/// <summary>
/// All subscribers of the same question that are at the same place: what happens is worked out once and told to all.
/// Who joins must be exactly where the group is, or waits ahead of it; who is behind goes on alone until it is not.
/// </summary>
internal sealed class LiveGroup(
    LiveWork work,
    JournalLog journal,
    JournalBatch start,
    LiveOptions options,
    Action<LiveGroup> ended,
    ILogger log
)
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Subscriber> _members = [];
    private readonly List<(JournalBatch At, Subscriber Who)> _waiting = [];
    private Subscriber[]? _told;
    private JournalBatch _at = start;
    private JournalBatch _heading = start;
    private bool _closed;

    /// <summary>Begins to follow. Its first member must have joined.</summary>
    public void Start()
    {
        if (_closed)
            ended(this);
        else
            _ = Follow();
    }

    /// <summary>
    /// Joins a subscriber that was told everything up to <paramref name="at"/>. Not yet when the group is beyond that, never
    /// when it has ended: what the group works out at this moment may have been read before the subscriber's own last
    /// reading, and telling it would let a version fall.
    /// </summary>
    public Joined Join(Subscriber who, JournalBatch at)
    {
        lock (_gate)
        {
            if (_closed)
                return Joined.Ended;
            if (at.RowsSeen < _heading.RowsSeen)
                return Joined.Behind;
            if (ReferenceEquals(at, _at))
                Add(who);
            else
                _waiting.Add((at, who));
        }
        who.Gone += Remove;
        if (who.Left.IsCancellationRequested)
            Remove(who);
        return Joined.Yes;
    }

    private async Task Follow()
    {
        try
        {
            while (true)
            {
                await _at.Next.WaitAsync(_stop.Token);
                await Step(_stop.Token);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The last member has left.
        }
        catch (Exception failure)
        {
            End(Failures.ToError(failure, log));
        }
    }

    private async Task Step(CancellationToken cancel)
    {
        if (journal.Tail.RowsSeen - _at.RowsSeen > options.MaxLagRows)
            throw new CodedError(
                ErrorCode.LimitReached,
                "This question lags too far behind.",
                "Subscribe again with your last cursor."
            );
        List<JournalRow> rows;
        lock (_gate)
        {
            (_heading, rows) = JournalLog.After(
                _at,
                work.Concerns,
                options.RowsAtOnce,
                batch => _waiting.Exists(x => ReferenceEquals(x.At, batch))
            );
        }
        await foreach (var message in work.Changes(rows, _heading.Position, cancel))
            Tell(message);
        lock (_gate)
        {
            _at = _heading;
            foreach (var (at, who) in _waiting)
            {
                if (ReferenceEquals(at, _at))
                    Add(who);
            }
            _waiting.RemoveAll(x => ReferenceEquals(x.At, _at));
        }
    }

    private void Tell(byte[] message)
    {
        Subscriber[] members;
        lock (_gate)
            members = _told ??= [.. _members];
        // Outside the lock: who is dropped leaves through Remove.
        foreach (var member in members)
            member.TryTell(message);
    }

    private void Add(Subscriber who)
    {
        _members.Add(who);
        _told = null;
    }

    private void Remove(Subscriber who)
    {
        lock (_gate)
        {
            _members.Remove(who);
            _told = null;
            _waiting.RemoveAll(x => x.Who == who);
            if (_closed || _members.Count + _waiting.Count > 0)
                return;
            _closed = true;
        }
        _stop.Cancel();
        ended(this);
    }

    private void End(CodedError failure)
    {
        Subscriber[] all;
        lock (_gate)
        {
            _closed = true;
            all = [.. _members, .. _waiting.Select(x => x.Who)];
        }
        ended(this);
        foreach (var who in all)
            who.Fail(failure);
    }
}

/// <summary>What came of joining a group.</summary>
internal enum Joined
{
    Yes,
    Behind,
    Ended,
}
