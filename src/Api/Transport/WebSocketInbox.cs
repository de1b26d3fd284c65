using System.Buffers;
using System.Net.WebSockets;
using System.Threading.RateLimiting;
using HotDash.Api.GraphQL.Engine.Limits;

namespace HotDash.Api.Transport;

/// <summary>Reads whole messages from a WebSocket, and closes it when they are too large, too slow or too many.</summary>
internal sealed class WebSocketInbox(
    WebSocket socket,
    TransportOptions transport,
    LimitOptions limits,
    Action<int, string> close
) : IDisposable
{
    private readonly TokenBucketRateLimiter _rate = new(
        Admission.Bucket(limits.MessagesPerSecond, limits.MessageBurst)
    );
    private readonly Timer _slow = new(_ => close(4408, "Message timeout"));
    private ArrayBufferWriter<byte> _buffer = new(PartBytes);

    /// <summary>The next message, or what there is of one that closed the connection; null when the client has closed its side.</summary>
    public async ValueTask<(WebSocketMessageType Type, ReadOnlyMemory<byte> Bytes)?> Next(CancellationToken over)
    {
        // What one large message needed is not kept for the small ones that follow.
        if (_buffer.Capacity > MostBytesKept)
            _buffer = new(PartBytes);
        _buffer.ResetWrittenCount();
        for (var parts = 1; ; parts++)
        {
            var part = await socket.ReceiveAsync(_buffer.GetMemory(PartBytes), over);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            _buffer.Advance(part.Count);
            var isWhole = part.EndOfMessage;
            if (_buffer.WrittenCount > transport.MaxBodyBytes)
                close((int)WebSocketCloseStatus.MessageTooBig, $"More than {transport.MaxBodyBytes} bytes");
            else if (parts > MostParts)
                close(4429, "Too many parts");
            else if (!isWhole)
            {
                if (parts == 1)
                    _slow.Change(limits.MessageTime, Timeout.InfiniteTimeSpan);
                continue;
            }
            else if (!MayCome())
                close(4429, "Too many messages");
            if (parts > 1)
                _slow.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return (part.MessageType, _buffer.WrittenSpan.ToArray());
        }
    }

    public void Dispose()
    {
        _slow.Dispose();
        _rate.Dispose();
    }

    private bool MayCome()
    {
        _rate.TryReplenish();
        using var lease = _rate.AttemptAcquire();
        return lease.IsAcquired;
    }

    private const int PartBytes = 4096;
    private const int MostBytesKept = 64 * 1024;

    // A message of the largest size in parts of 128 bytes.
    private const int MostParts = 8_192;
}
