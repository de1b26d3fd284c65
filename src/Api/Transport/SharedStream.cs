using System.Collections.Concurrent;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Limits;

namespace HotDash.Api.Transport;

/// <summary>
/// A stream of events that several operations share: graphql-sse in single connection mode. Reserved first, opened once,
/// over when its client leaves. Operations may begin before it is open; their first results wait for it.
/// </summary>
internal sealed partial class SharedStream
{
    private readonly TransportOptions _limits;
    private readonly LimitOptions _shares;
    private readonly Action<SharedStream> _forget;
    private readonly ConcurrentDictionary<string, Operation> _operations = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _over = new();
    private readonly TaskCompletionSource<EventWriter> _opened = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly Timer _expiry;
    private int _isTaken;
    private int _subscriptions;

    public SharedStream(
        string token,
        Identity owner,
        TransportOptions limits,
        LimitOptions shares,
        Action<SharedStream> forget
    )
    {
        (Token, Owner, _limits, _shares, _forget) = (token, owner, limits, shares, forget);
        _expiry = new Timer(_ => Expire(), null, limits.ReservedFor, Timeout.InfiniteTimeSpan);
    }

    public string Token { get; }

    public Identity Owner { get; }

    public bool BelongsTo(Identity? who) => who?.Shop == Owner.Shop && who.Caller.Actor.Id == Owner.Caller.Actor.Id;

    /// <summary>Whether whoever asks may open it: one may, once.</summary>
    public bool TryTake() => Interlocked.Exchange(ref _isTaken, 1) == 0;

    /// <summary>Lets the operations of this stream, which was taken, write; returns when the client has left.</summary>
    public async Task Serve(HttpResponse response, CancellationToken gone)
    {
        var events = new EventWriter(response, _limits);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(gone, _over.Token);
        try
        {
            await events.Open();
            _opened.TrySetResult(events);
            await events.Beat(over.Token);
        }
        finally
        {
            End();
            await events.Close();
        }
    }

    /// <summary>Takes a place for an operation.</summary>
    /// <returns>Null when its id is taken.</returns>
    /// <exception cref="CodedError">There are too many.</exception>
    public Operation? Begin(string id)
    {
        lock (_operations)
        {
            if (_operations.ContainsKey(id))
                return null;
            if (_operations.Count >= _limits.OperationsAtOnce)
                throw Limit.OperationsPerConnection.Reached(
                    "Too many operations at once on this stream.",
                    "Complete some, or open another stream."
                );
            return _operations[id] = new Operation(this, id);
        }
    }

    /// <summary>Ends an operation: nothing more of it is told. One that has ended already is none.</summary>
    public void Stop(string id)
    {
        if (_operations.TryRemove(id, out var operation))
            operation.Cancel();
    }

    private void Expire()
    {
        if (TryTake())
            End();
    }

    /// <summary>Ends it with all its operations; once is enough.</summary>
    public void End()
    {
        _forget(this);
        _ = _over.CancelAsync();
        _opened.TrySetCanceled();
        _expiry.Dispose();
    }
}
