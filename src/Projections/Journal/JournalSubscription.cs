namespace HotDash.Projections.Journal;

/// <summary>Takes rows in order; each batch is handed over once it has returned from the one before.</summary>
public delegate ValueTask JournalSubscriber(IReadOnlyList<JournalRow> rows, CancellationToken cancel);

/// <summary>A subscriber's place at the follower; ends when disposed.</summary>
public sealed class JournalSubscription : IDisposable
{
    private readonly JournalFollower _follower;

    internal JournalSubscription(JournalFollower follower, JournalSubscriber subscriber, long after)
    {
        _follower = follower;
        Subscriber = subscriber;
        After = after;
    }

    /// <summary>Every row behind this position is handed over, none up to it: those are to be read.</summary>
    public long After { get; }

    internal JournalSubscriber Subscriber { get; }

    /// <inheritdoc/>
    public void Dispose() => _follower.End(this);
}
