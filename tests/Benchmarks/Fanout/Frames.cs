using System.Buffers.Binary;
using System.Net.Sockets;

namespace HotDash.Benchmarks.Fanout;

/// <summary>Frames of a WebSocket, as little of them as a client needs that is to cost next to nothing.</summary>
internal static class Frames
{
    public const int Text = 1;
    public const int Close = 8;
    public const int Ping = 9;
    public const int Pong = 10;

    /// <summary>A whole frame at the beginning of what came; false when it is not all there.</summary>
    public static bool TryRead(ReadOnlySpan<byte> came, out int kind, out ReadOnlySpan<byte> payload, out int used)
    {
        (kind, used) = (0, 0);
        payload = default;
        if (came.Length < 2)
            return false;
        kind = came[0] & 15;
        var (length, head) = ((long)(came[1] & 127), 2);
        if (length == 126 && came.Length >= 4)
            (length, head) = (BinaryPrimitives.ReadUInt16BigEndian(came[2..]), 4);
        else if (length == 127 && came.Length >= 10)
            (length, head) = (BinaryPrimitives.ReadInt64BigEndian(came[2..]), 10);
        else if (length >= 126)
            return false;
        if (came.Length < head + length)
            return false;
        payload = came.Slice(head, (int)length);
        used = head + (int)length;
        return true;
    }

    /// <summary>Sends a masked frame; the mask is zero, so that the payload stays as it is.</summary>
    public static Task SendAsync(Socket socket, int kind, ReadOnlySpan<byte> payload)
    {
        var frame = new byte[payload.Length + 8];
        frame[0] = (byte)(128 | kind);
        frame[1] = 128 | 126;
        var (length, head) = (2, 8);
        if (payload.Length < 126)
        {
            frame[1] = (byte)(128 | payload.Length);
            (length, head) = (0, 6);
        }
        if (length > 0)
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), (ushort)payload.Length);
        payload.CopyTo(frame.AsSpan(head));
        return socket.SendAsync(frame.AsMemory(0, head + payload.Length), SocketFlags.None).AsTask();
    }
}
