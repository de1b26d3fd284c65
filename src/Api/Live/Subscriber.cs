using System.Threading.Channels;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain;

namespace HotDash.Api.Live;

/// <summary>
/// One running subscription, as a transport reads it: messages in order, then the end. The queue is bounded; who lets it
/// fill is dropped with a told reason, after all that was queued before.
/// </summary>
/// <remarks>
/// Whoever waits for a message goes on where it is told: handing each over to a thread of its own costs more than sending
/// it. So its reader never blocks; where it cannot send, it awaits.
/// </remarks>
public sealed class Subscriber : IAsyncDisposable
{
    private readonly Channel<ReadOnlyMemory<byte>> _queue;
    private readonly CancellationTokenSource _leave = new();
    private volatile CodedError? _failure;
    private long _told;

    internal Subscriber(int queueLength) =>
        _queue = Channel.CreateBounded<ReadOnlyMemory<byte>>(
            new BoundedChannelOptions(queueLength) { SingleReader = true, AllowSynchronousContinuations = true }
        );

    /// <summary>Why the subscription ended; null while it runs, and when it ended by itself.</summary>
    public CodedError? Failure => _failure;

    /// <summary>How many messages it was told, sent or waiting.</summary>
    public long Told => Volatile.Read(ref _told);

    /// <summary>The results, each the UTF-8 JSON of an execution result; ends when the subscription does.</summary>
    public ChannelReader<ReadOnlyMemory<byte>> Messages => _queue.Reader;

    /// <summary>Ends when the client has left or was dropped.</summary>
    internal CancellationToken Left => _leave.Token;

    /// <summary>Called once, when it has left or was dropped.</summary>
    internal event Action<Subscriber>? Gone;

    /// <summary>Queues a message without waiting; drops the subscriber when it does not keep up.</summary>
    internal bool TryTell(ReadOnlyMemory<byte> message)
    {
        if (_queue.Writer.TryWrite(message))
        {
            Interlocked.Increment(ref _told);
            return true;
        }
        Fail(TooSlow());
        return false;
    }

    /// <summary>Queues a message, waiting for room: nobody else waits for a subscriber that catches up.</summary>
    internal async Task Tell(ReadOnlyMemory<byte> message, TimeSpan stallLimit)
    {
        Interlocked.Increment(ref _told);
        if (_queue.Writer.TryWrite(message))
            return;
        try
        {
            await _queue.Writer.WriteAsync(message, Left).AsTask().WaitAsync(stallLimit, Left);
        }
        catch (TimeoutException)
        {
            Fail(TooSlow());
            throw new OperationCanceledException(Left);
        }
        catch (ChannelClosedException)
        {
            throw new OperationCanceledException(Left);
        }
    }

    internal void Fail(CodedError failure)
    {
        Interlocked.CompareExchange(ref _failure, failure, null);
        Leave();
    }

    public ValueTask DisposeAsync()
    {
        Leave();
        return ValueTask.CompletedTask;
    }

    internal void Leave()
    {
        if (!_queue.Writer.TryComplete())
            return;
        _leave.Cancel();
        Gone?.Invoke(this);
    }

    private static CodedError TooSlow() =>
        new(
            ErrorCode.LimitReached,
            "You read more slowly than things happen, so that this subscription ends here.",
            "Subscribe again with 'after': the cursor of the last message that you got."
        );
}
