using System.Collections.Concurrent;
using System.Net.WebSockets;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Limits;

namespace HotDash.Api.Transport;

/// <summary>
/// One connection of graphql-transport-ws. One reader (this task), and many who send, one at a time: an operation whose client
/// does not read waits for its turn, and in the end loses its place with the hub.
/// </summary>
internal sealed partial class WebSocketConnection(
    WebSocket socket,
    Operations operations,
    Func<string?, string?, CancellationToken, ValueTask<Credential>> authenticate,
    TransportOptions limits,
    LimitOptions shares
)
{
    private readonly Operations _run = operations;
    private readonly LimitOptions _limits = shares;
    private readonly ConcurrentDictionary<string, Operation> _operations = new(1, 1, StringComparer.Ordinal);
    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationTokenSource _over = new();
    private Task? _closed;
    private int _streams;
    private Timer? _tooLate;
    private bool _initialised;
    private Credential? _credential;

    /// <summary>Serves the connection until it is closed.</summary>
    public async Task Run(CancellationToken aborted)
    {
        _tooLate = new Timer(_ => TooLate(), null, limits.InitTimeout, Timeout.InfiniteTimeSpan);
        using var gone = aborted.Register(_over.Cancel);
        // Once, and not at each message: a token that may be cancelled makes the socket take its slow way.
        var aborting = _over.Token.Register(socket.Abort);
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
            _run.Forget(this);
            await _tooLate.DisposeAsync();
            await _closed!;
            await aborting.DisposeAsync();
            await _over.CancelAsync();
        }
    }

    /// <summary>Tells the client why, and ends the connection; the first reason counts.</summary>
    public void Close(int code, string reason)
    {
        lock (_closing)
        {
            if (_closed is not null)
                return;
            _closed = CloseOutput(code, WebSocketFrames.Reason(reason));
        }
        // A client that never closes its side is not waited for.
        _over.CancelAfter(limits.CloseTimeout);
        _closing.Cancel();
    }

    private async Task Read()
    {
        using var inbox = new WebSocketInbox(socket, limits, _limits, Close);
        while (await inbox.Next() is { } message)
        {
            if (_closing.IsCancellationRequested)
                continue;
            if (message.Type == WebSocketMessageType.Text)
                await Receive(message.Bytes);
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
                    await Send(WebSocketFrames.Pong(message.Payload));
                    break;
                case "pong":
                    break;
                case "subscribe":
                    await Subscribe(message, utf8.Length);
                    break;
                case "complete" when message.Id is { Length: > 0 } id:
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
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            // The connection is closing: what it says is read to its end.
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
        _run.Watch(this, credential, () => Close(4403, "Forbidden"));
        await _tooLate!.DisposeAsync();
        await Send(WebSocketFrames.Ack(limits));
    }

    /// <summary>Refusals are sent from here, so that whoever does not read them is not read either.</summary>
    private async ValueTask Subscribe(WebSocketMessage message, int size)
    {
        if (_credential is not { } credential)
        {
            Close(4401, "Unauthorized");
            return;
        }
        if (message.Id is not { Length: > 0 } id)
            throw new FormatException("'subscribe' has an 'id' and a 'payload'");
        if (_operations.ContainsKey(id))
        {
            Close(4409, $"Subscriber for {id} already exists");
            return;
        }
        var call = message.Call();
        try
        {
            _run.Admit(credential, size);
            if (_operations.Count >= limits.OperationsAtOnce)
                throw TooMany();
        }
        catch (CodedError refused)
        {
            await Send(WebSocketFrames.Error(id, ResultWriter.Failed(refused).Errors!));
            return;
        }
        var operation = new Operation(this, id);
        _operations[id] = operation;
        _ = operation.Run(call, credential);
    }

    private static CodedError TooMany() =>
        Limit.OperationsPerConnection.Reached(
            "Too many operations at once on this connection.",
            "Complete some, or open another connection."
        );

    private void TooLate()
    {
        if (!_initialised)
            Close(4408, "Connection initialisation timeout");
    }
}
