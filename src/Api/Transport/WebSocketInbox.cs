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
    private Timer? _slow;

    /// <summary>The next message, or what there is of one that closed the connection; null when the client has closed its side.</summary>
    public async ValueTask<(WebSocketMessageType Type, ReadOnlyMemory<byte> Bytes)?> Next()
    {
        // Most connections say little: who says nothing has no buffer waiting. The socket is aborted where it is to end.
        var part = await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);
        var buffer = new ArrayBufferWriter<byte>(PartBytes);
        for (var parts = 1; part.MessageType != WebSocketMessageType.Close; parts++)
        {
            if (!part.EndOfMessage)
            {
                part = await socket.ReceiveAsync(buffer.GetMemory(PartBytes), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                    break;
                buffer.Advance(part.Count);
            }
            if (buffer.WrittenCount > transport.MaxBodyBytes)
                close((int)WebSocketCloseStatus.MessageTooBig, $"More than {transport.MaxBodyBytes} bytes");
            else if (parts > MostParts)
                close(4429, "Too many parts");
            else if (!part.EndOfMessage)
            {
                if (parts == 1)
                    Slow().Change(limits.MessageTime, Timeout.InfiniteTimeSpan);
                continue;
            }
            else if (!MayCome(buffer.WrittenCount))
                close(4429, "Too many messages");
            if (parts > 1)
                Slow().Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return (part.MessageType, buffer.WrittenMemory);
        }
        return null;
    }

    public void Dispose()
    {
        _slow?.Dispose();
        _rate.Dispose();
    }

    /// <summary>Most messages come in one part, and most connections need no timer.</summary>
    private Timer Slow() => _slow ??= new(_ => close(4408, "Message timeout"));

    /// <summary>A large one counts as several, whoever sends it and whatever it says.</summary>
    private bool MayCome(int bytes)
    {
        _rate.TryReplenish();
        using var lease = _rate.AttemptAcquire(Math.Min(1 + bytes / Admission.BytesOfOne, limits.MessageBurst));
        return lease.IsAcquired;
    }

    private const int PartBytes = 4096;

    // A message of the largest size in parts of 128 bytes.
    private const int MostParts = 8_192;
}
