using System.Net.WebSockets;

namespace HotDash.Api.Transport;

/// <summary>The way out: one message at a time, each in its turn, then the word of the end.</summary>
internal sealed partial class WebSocketConnection
{
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Sends a message when its turn has come; whoever sends waits for a client that does not read.</summary>
    /// <param name="of">The operation that it belongs to: what its client does not want any more must not reach the next one of that id.</param>
    /// <param name="isLast">Frees the operation's id just before it leaves: its client may take the id again as soon as it has this.</param>
    /// <exception cref="OperationCanceledException">The connection is closing.</exception>
    private async ValueTask Send(ReadOnlyMemory<byte> message, Operation? of = null, bool isLast = false)
    {
        // Without the token first: as a rule it is free, and a token that may be cancelled costs more than the turn.
        if (!_one.Wait(0))
            await _one.WaitAsync(_closing.Token);
        try
        {
            _closing.Token.ThrowIfCancellationRequested();
            if (of is { IsCancelled: true })
                return;
            if (isLast)
                _operations.TryRemove(new(of!.Id, of));
            var sending = socket.SendAsync(message, WebSocketMessageType.Text, true, CancellationToken.None);
            if (!sending.IsCompletedSuccessfully)
                await sending.AsTask().WaitAsync(limits.SendTimeout);
        }
        catch (Exception failure) when (failure is WebSocketException or TimeoutException)
        {
            // Nobody reads any more: it cannot even be told.
            await _over.CancelAsync();
            throw new OperationCanceledException("The connection is broken.", failure);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Says the end behind the message that is on its way; no other follows.</summary>
    private async Task CloseOutput(int code, string reason)
    {
        try
        {
            await _one.WaitAsync(_over.Token);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, _over.Token);
        }
        catch (Exception failure) when (failure is OperationCanceledException or WebSocketException)
        {
            // The client is gone.
        }
    }
}
