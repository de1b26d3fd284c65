using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace HotDash.Benchmarks.Attacks;

/// <summary>A WebSocket by hand, for what no library would send: half a frame, and answers that nobody reads.</summary>
internal sealed class RawSocket : IDisposable
{
    private readonly TcpClient _client = new() { ReceiveBufferSize = 4096 };

    public static async Task<RawSocket> ConnectAsync(Uri server, string token, CancellationToken cancel)
    {
        var raw = new RawSocket();
        await raw._client.ConnectAsync(server.Host, server.Port, cancel);
        await raw.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"GET /graphql HTTP/1.1\r\nHost: {server.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"
            ),
            cancel
        );
        await raw.SendAsync(
            $$$"""{"type":"connection_init","payload":{"authorization":"Bearer {{{token}}}"}}""",
            cancel
        );
        return raw;
    }

    public Task SendAsync(string text, CancellationToken cancel) => WriteAsync(Frame(text), cancel);

    /// <summary>A frame that promises more than comes.</summary>
    public Task SendHalfAsync(string text, CancellationToken cancel) =>
        WriteAsync(Frame(text).AsMemory(0, text.Length / 2), cancel);

    /// <summary>Reads nothing but until the server has ended the connection.</summary>
    public async Task UntilEndAsync(CancellationToken cancel)
    {
        var buffer = new byte[64 * 1024];
        while (await _client.GetStream().ReadAsync(buffer, cancel) > 0)
            continue;
    }

    public void Dispose() => _client.Dispose();

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel) =>
        await _client.GetStream().WriteAsync(bytes, cancel);

    /// <summary>A text frame, masked with zeros, so that the text stays as it is.</summary>
    private static byte[] Frame(string text)
    {
        var payload = Encoding.UTF8.GetBytes(text);
        byte[] length =
            payload.Length < 126 ? [(byte)(0x80 | payload.Length)]
            : payload.Length <= ushort.MaxValue ? [0x80 | 126, .. Number(payload.Length, 2)]
            : [0x80 | 127, .. Number(payload.Length, 8)];
        return [0x81, .. length, 0, 0, 0, 0, .. payload];
    }

    private static byte[] Number(long value, int bytes)
    {
        var all = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(all, value);
        return all[^bytes..];
    }
}
