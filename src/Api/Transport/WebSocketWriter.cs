using System.Net.WebSockets;
using System.Threading.Channels;

namespace HotDash.Api.Transport;

/// <summary>The way out: frames in order, then the word of the end.</summary>
internal sealed partial class WebSocketConnection
{
    private ValueTask Enqueue(Frame frame) =>
        _outgoing.Writer.TryWrite(frame) ? default : _outgoing.Writer.WriteAsync(frame, _closing.Token);

    private async Task Write()
    {
        try
        {
            await foreach (var frame in _outgoing.Reader.ReadAllAsync(CancellationToken.None))
            {
                if (_closing.IsCancellationRequested)
                    break;
                // What its client does not want any more must not reach the next operation of that id.
                if (frame.Of is { IsCancelled: true })
                    continue;
                // Just before it leaves: its client may take the id again as soon as it has the last message.
                if (frame.IsLast)
                    _operations.TryRemove(new(frame.Of!.Id, frame.Of));
                await Transmit(frame.Bytes);
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or WebSocketException or TimeoutException)
        {
            // Closing, or nobody reads any more.
        }
        _outgoing.Writer.TryComplete();
        await CloseOutput();
    }

    private ValueTask Transmit(ReadOnlyMemory<byte> bytes)
    {
        var sending = socket.SendAsync(bytes, WebSocketMessageType.Text, true, CancellationToken.None);
        return sending.IsCompletedSuccessfully ? default : Transmitted(sending);
    }

    private async ValueTask Transmitted(ValueTask sending)
    {
        try
        {
            await sending.AsTask().WaitAsync(limits.SendTimeout);
        }
        catch (TimeoutException)
        {
            // Its buffers are full and it reads nothing: it cannot even be told.
            socket.Abort();
            throw;
        }
    }

    private async Task CloseOutput()
    {
        try
        {
            if (_close is { } close && socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync((WebSocketCloseStatus)close.Code, close.Reason, _over.Token);
        }
        catch (Exception failure) when (failure is OperationCanceledException or WebSocketException)
        {
            // The client is gone.
        }
    }
}
