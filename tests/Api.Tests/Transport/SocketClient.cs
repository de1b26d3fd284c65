using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace HotDash.Api.Tests.Transport;

/// <summary>A client of graphql-transport-ws that does only what it is told.</summary>
public sealed class SocketClient : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(180));

    /// <summary>Why the server closed; null while it has not.</summary>
    public (int Code, string? Reason)? Closed { get; private set; }

    /// <summary>What the server chose.</summary>
    public string? Protocol => _socket.SubProtocol;

    /// <param name="protocol">Those that are offered, with commas between; null for none.</param>
    public static Task<SocketClient> Connect(
        TinyServer server,
        string? protocol = "graphql-transport-ws",
        string? bearer = null
    ) => Connect(server.Address, protocol, bearer);

    public static async Task<SocketClient> Connect(
        Uri server,
        string? protocol = "graphql-transport-ws",
        string? bearer = null
    )
    {
        var client = new SocketClient();
        foreach (var one in protocol?.Split(", ") ?? [])
            client._socket.Options.AddSubProtocol(one);
        if (bearer is not null)
            client._socket.Options.SetRequestHeader("Authorization", $"Bearer {bearer}");
        await client._socket.ConnectAsync(new Uri($"ws://{server.Authority}/graphql"), client._patience.Token);
        return client;
    }

    /// <summary>Connects, says who it is and waits for the acknowledgement.</summary>
    public static Task<SocketClient> Ready(TinyServer server, string token = "operator") =>
        Ready(server.Address, token);

    /// <inheritdoc cref="Ready(TinyServer, string)"/>
    public static async Task<SocketClient> Ready(Uri server, string token)
    {
        var client = await Connect(server);
        await client.Send(new { type = "connection_init", payload = new { authorization = $"Bearer {token}" } });
        (await client.Type()).ShouldBeAck();
        return client;
    }

    public Task Send(object message) => SendText(JsonSerializer.Serialize(message));

    public Task SendText(string text, WebSocketMessageType type = WebSocketMessageType.Text) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), type, true, _patience.Token);

    /// <summary>Sends a part of a message that goes on.</summary>
    public Task SendPart(string text) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, false, _patience.Token);

    public Task Subscribe(string id, string query, object? variables = null) =>
        Send(
            new
            {
                id,
                type = "subscribe",
                payload = new { query, variables },
            }
        );

    /// <summary>The next message; null when the server has closed.</summary>
    public async Task<JsonElement?> Receive()
    {
        var buffer = new byte[64 * 1024];
        using var text = new MemoryStream();
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(), _patience.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                Closed = ((int)_socket.CloseStatus!.Value, _socket.CloseStatusDescription);
                return null;
            }
            text.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return JsonElement.Parse(text.ToArray());
        }
    }

    /// <summary>What the one operation of this connection tells, until the server closes; an error of it is thrown.</summary>
    public async IAsyncEnumerable<JsonElement> Told()
    {
        while (await Receive() is { } message)
            yield return message.GetProperty("type").GetString() == "next"
                ? message.GetProperty("payload").GetProperty("data")
                : throw new InvalidOperationException(message.GetRawText());
    }

    public async Task<string?> Type() => (await Receive())?.GetProperty("type").GetString();

    /// <summary>Reads on until the server closes, and says with which code.</summary>
    public async Task<int> CloseCode()
    {
        while (await Receive() is not null)
            continue;
        return Closed!.Value.Code;
    }

    public async Task Close()
    {
        await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", _patience.Token);
        Closed = ((int)_socket.CloseStatus!.Value, _socket.CloseStatusDescription);
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}

internal static class Acks
{
    public static void ShouldBeAck(this string? type) =>
        Shouldly.ShouldBeStringTestExtensions.ShouldBe(type, "connection_ack");
}
