using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HotDash.Benchmarks.Fanout;

/// <summary>One subscriber on a connection of its own, which writes down what it hears and when. It does not reconnect.</summary>
internal sealed class Listener(int question, Keys keys) : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private byte[] _buffer = new byte[2048];
    private int _filled;
    private byte[] _subscribe = [];
    private int[] _heard = new int[64];
    private long[] _at = new long[64];
    private int _count;

    public int Question => question;

    /// <summary>The numbers of the entries that it was told, in order, with the instant of each (<see cref="Stopwatch"/> ticks).</summary>
    public (ReadOnlyMemory<int> Keys, ReadOnlyMemory<long> At) Heard =>
        (_heard.AsMemory(0, _count), _at.AsMemory(0, _count));

    public int Count => Volatile.Read(ref _count);

    /// <summary>Why it hears nothing more; null while it listens.</summary>
    public string? Ended { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>Connects, subscribes and waits for the snapshot: from then on nothing may be missed.</summary>
    public async Task OpenAsync(Uri server, string token)
    {
        _subscribe = JsonSerializer.SerializeToUtf8Bytes(
            new JsonObject
            {
                ["id"] = "1",
                ["type"] = "subscribe",
                ["payload"] = new JsonObject
                {
                    ["query"] = Questions.Document,
                    ["variables"] = new JsonObject { ["filter"] = Questions.Filter(question) },
                },
            }
        );
        await _socket.ConnectAsync(IPAddress.Loopback, server.Port);
        await _socket.SendAsync(
            Encoding.ASCII.GetBytes(
                $"GET /graphql HTTP/1.1\r\nHost: {server.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                    + "Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"
            )
        );
        await UpgradedAsync();
        var init = $$$"""{"type":"connection_init","payload":{"authorization":"Bearer {{{token}}}"}}""";
        await Frames.SendAsync(_socket, Frames.Text, Encoding.UTF8.GetBytes(init));
        _ = ListenAsync();
        await _ready.Task.WaitAsync(Patience);
    }

    public void Dispose() => _socket.Dispose();

    private async Task UpgradedAsync()
    {
        while (true)
        {
            _filled += await _socket.ReceiveAsync(_buffer.AsMemory(_filled));
            var end = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8);
            if (end < 0 && _filled > 0)
                continue;
            if (!_buffer.AsSpan().StartsWith("HTTP/1.1 101"u8))
                throw new InvalidOperationException(Encoding.ASCII.GetString(_buffer, 0, _filled));
            Keep(end + 4);
            return;
        }
    }

    private async Task ListenAsync()
    {
        try
        {
            while (await _socket.ReceiveAsync(_buffer.AsMemory(_filled), SocketFlags.None) is var read and > 0)
            {
                var at = Stopwatch.GetTimestamp();
                _filled += read;
                Bytes += read;
                Keep(Take(_buffer.AsSpan(0, _filled), at));
            }
            Ended ??= "closed";
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            Ended ??= e.Message;
        }
        _ready.TrySetException(new InvalidOperationException($"It never began: {Ended}"));
    }

    /// <summary>Moves what was not dealt with to the front, and makes room.</summary>
    private void Keep(int from)
    {
        _buffer.AsSpan(from, _filled - from).CopyTo(_buffer);
        _filled -= from;
        if (_filled == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
    }

    private int Take(ReadOnlySpan<byte> came, long at)
    {
        var taken = 0;
        while (Frames.TryRead(came[taken..], out var kind, out var payload, out var used))
        {
            taken += used;
            if (kind == Frames.Text)
                Hear(payload, at);
            else if (kind == Frames.Ping)
                _ = Frames.SendAsync(_socket, Frames.Pong, payload);
            else if (kind == Frames.Close)
                Ended ??= $"closed: {(payload.Length < 2 ? "" : Encoding.UTF8.GetString(payload[2..]))}";
        }
        return taken;
    }

    private void Hear(ReadOnlySpan<byte> message, long at)
    {
        if (!message.StartsWith("""{"id":"1","type":"next","""u8))
        {
            if (message.StartsWith("{\"type\":\"connection_ack\""u8))
                _ = Frames.SendAsync(_socket, Frames.Text, _subscribe);
            else
                Ended ??= Encoding.UTF8.GetString(message);
            return;
        }
        var entry = message.IndexOf(BeforeId);
        if (entry < 0)
        {
            _ready.TrySetResult();
            return;
        }
        var id = message[(entry + BeforeId.Length)..];
        Note(keys.Of(id[..id.IndexOf((byte)'"')]), at);
    }

    private void Note(int key, long at)
    {
        if (_count == _heard.Length)
        {
            Array.Resize(ref _heard, _count * 2);
            Array.Resize(ref _at, _count * 2);
        }
        (_heard[_count], _at[_count]) = (key, at);
        Volatile.Write(ref _count, _count + 1);
    }

    private static ReadOnlySpan<byte> BeforeId => "\"appended\":[{\"id\":\""u8;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
}
