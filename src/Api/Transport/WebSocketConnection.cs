using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Threading.Channels;
using HotDash.Api.GraphQL.Engine;

namespace HotDash.Api.Transport;

/// <summary>
/// One connection of graphql-transport-ws. One reader (this task), one writer, and a bounded queue between the operations
/// and the writer: an operation whose client does not read waits there, and in the end loses its place with the hub.
/// </summary>
internal sealed partial class WebSocketConnection(
    WebSocket socket,
    Operations operations,
    Func<string?, string?, CancellationToken, ValueTask<Credential>> authenticate,
    TransportOptions limits
)
{
    private readonly Operations _run = operations;
    private readonly ConcurrentDictionary<string, Operation> _operations = new(1, 1, StringComparer.Ordinal);
    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationTokenSource _over = new();
    private readonly Channel<Frame> _outgoing = Channel.CreateBounded<Frame>(
        new BoundedChannelOptions(limits.OutgoingMessages) { SingleReader = true, AllowSynchronousContinuations = true }
    );
    private (int Code, string Reason)? _close;
    private bool _initialised;
    private Credential? _credential;

    /// <summary>Serves the connection until it is closed.</summary>
    public async Task Run(CancellationToken aborted)
    {
        using var init = new Timer(_ => TooLate(), null, limits.InitTimeout, Timeout.InfiniteTimeSpan);
        using var gone = aborted.Register(_over.Cancel);
        // Once, and not at each message: a token that may be cancelled makes the socket take its slow way.
        var aborting = _over.Token.Register(socket.Abort);
        var writing = Write();
        try
        {
            await Read();
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException)
        {
            // The client is gone without a word, or did not close in time.
        }
        finally
        {
            Close((int)WebSocketCloseStatus.NormalClosure, "");
            foreach (var (_, operation) in _operations)
                operation.Cancel();
            await writing;
            await aborting.DisposeAsync();
            await _over.CancelAsync();
        }
    }

    /// <summary>Tells the client why, and ends the connection; the first reason counts.</summary>
    public void Close(int code, string reason)
    {
        lock (_closing)
        {
            if (_close is not null)
                return;
            _close = (code, reason);
        }
        // A client that never closes its side is not waited for.
        _over.CancelAfter(limits.CloseTimeout);
        _closing.Cancel();
        _outgoing.Writer.TryComplete();
    }

    private async Task Read()
    {
        while (true)
        {
            // Most connections say little: who says nothing has no buffer waiting.
            var received = await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);
            if (received.MessageType == WebSocketMessageType.Close)
                return;
            var buffer = new ArrayBufferWriter<byte>(1024);
            while (!received.EndOfMessage)
            {
                received = await socket.ReceiveAsync(buffer.GetMemory(1024), CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close)
                    return;
                buffer.Advance(received.Count);
                if (buffer.WrittenCount > limits.MaxBodyBytes)
                    Close((int)WebSocketCloseStatus.MessageTooBig, $"More than {limits.MaxBodyBytes} bytes");
                if (_closing.IsCancellationRequested)
                    buffer.ResetWrittenCount();
            }
            if (_closing.IsCancellationRequested)
                continue;
            if (received.MessageType == WebSocketMessageType.Text)
                await Receive(buffer.WrittenMemory);
            else
                Close(4400, "Expected text");
        }
    }

    private async ValueTask Receive(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            var message = WebSocketMessage.Read(utf8);
            switch (message.Type)
            {
                case "connection_init":
                    await Init(message);
                    break;
                case "ping":
                    await Enqueue(new(null, WebSocketFrames.Pong));
                    break;
                case "pong":
                    break;
                case "subscribe":
                    Subscribe(message);
                    break;
                case "complete" when message.Id is { } id:
                    if (_operations.TryRemove(id, out var done))
                        done.Cancel();
                    break;
                default:
                    throw new FormatException("Unknown message type");
            }
        }
        catch (FormatException bad)
        {
            Close(4400, bad.Message);
        }
        catch (ChannelClosedException)
        {
            // The writer has ended: the connection is closing.
        }
    }

    private async ValueTask Init(WebSocketMessage message)
    {
        if (_initialised)
        {
            Close(4429, "Too many initialisation requests");
            return;
        }
        _initialised = true;
        var authorization =
            message.PayloadText("authorization")
            ?? message.PayloadText("Authorization")
            ?? (message.PayloadText("token") is { } token ? Credential.Scheme + token : null);
        Credential credential;
        try
        {
            credential = await authenticate(authorization, message.PayloadText("shop"), _over.Token);
        }
        catch (Exception failure) when (Failures.IsUnavailable(failure))
        {
            Close(1013, "Try again later");
            return;
        }
        if (credential.ProvesNobody)
        {
            Close(4403, "Forbidden");
            return;
        }
        _credential = credential;
        await Enqueue(new(null, WebSocketFrames.Ack));
    }

    private void Subscribe(WebSocketMessage message)
    {
        if (_credential is not { } credential)
        {
            Close(4401, "Unauthorized");
            return;
        }
        if (message is not { Id: { Length: > 0 } id, Payload: { } payload })
            throw new FormatException("'subscribe' has an 'id' and a 'payload'");
        GraphQLCall call;
        try
        {
            call = GraphQLCall.Read(payload);
        }
        catch (CodedError bad)
        {
            throw new FormatException(bad.Message);
        }
        var operation = new Operation(this, id, _operations.Count < limits.OperationsAtOnce);
        if (!_operations.TryAdd(id, operation))
        {
            Close(4409, $"Subscriber for {id} already exists");
            return;
        }
        _ = operation.Run(call, credential);
    }

    private void TooLate()
    {
        if (!_initialised)
            Close(4408, "Connection initialisation timeout");
    }
}
