using System.Buffers;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HotDash.Benchmarks.Client;

/// <summary>
/// One subscription over graphql-transport-ws, kept up over broken connections: it resumes after the last cursor that it
/// was given.
/// </summary>
public sealed class Subscription(Uri address, string token, string document, string field)
{
    /// <summary>Called for each message in turn, with the instant of its arrival (<see cref="Stopwatch"/> ticks).</summary>
    public required Action<JsonElement, long> Received { get; init; }

    /// <summary>The subscription's variables without <c>after</c>.</summary>
    public Func<JsonObject> Variables { get; init; } = () => [];

    public string? Cursor { get; private set; }

    /// <summary>Connections that broke.</summary>
    public int Interruptions { get; private set; }

    /// <summary>What the server refused the subscription with; it is over then.</summary>
    public string? Refused { get; private set; }

    /// <summary>Runs until cancelled, or until the server refuses.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested && Refused is null)
        {
            try
            {
                await RunOnceAsync(cancel);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is WebSocketException or HttpRequestException or IOException)
            {
                Interruptions++;
                await Task.Delay(Pause, CancellationToken.None);
            }
        }
    }

    private async Task RunOnceAsync(CancellationToken cancel)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        await socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/graphql" }.Uri, cancel);
        await SendAsync(
            socket,
            new()
            {
                ["type"] = "connection_init",
                ["payload"] = new JsonObject { ["authorization"] = $"Bearer {token}" },
            },
            cancel
        );
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        while (Refused is null)
        {
            buffer.ResetWrittenCount();
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.GetMemory(16 * 1024), cancel);
                buffer.Advance(part.Count);
            } while (!part.EndOfMessage);
            var at = Stopwatch.GetTimestamp();
            if (part.MessageType == WebSocketMessageType.Close)
            {
                throw new WebSocketException(
                    $"Closed by the server: {socket.CloseStatus} {socket.CloseStatusDescription}"
                );
            }

            using var message = JsonDocument.Parse(buffer.WrittenMemory);
            await TakeAsync(socket, message.RootElement, at, cancel);
        }
    }

    private async Task TakeAsync(ClientWebSocket socket, JsonElement message, long at, CancellationToken cancel)
    {
        switch (message.GetProperty("type").GetString())
        {
            case "connection_ack":
                await SendAsync(socket, Subscribe(), cancel);
                break;
            case "ping":
                await SendAsync(socket, new() { ["type"] = "pong" }, cancel);
                break;
            case "next" when message.GetProperty("payload").TryGetProperty("errors", out var errors):
                Refused = errors.GetRawText();
                break;
            case "next":
                var change = message.GetProperty("payload").GetProperty("data").GetProperty(field);
                Received(change, at);
                if (change.GetProperty("complete").GetBoolean())
                {
                    // A part of a snapshot is no place to resume from.
                    Cursor = change.GetProperty("cursor").GetString();
                }

                break;
            case "error":
                Refused = message.GetProperty("payload").GetRawText();
                break;
            case "complete":
                throw new WebSocketException("Completed by the server.");
        }
    }

    private JsonObject Subscribe()
    {
        var variables = Variables();
        variables["after"] = Cursor;
        return new()
        {
            ["id"] = "1",
            ["type"] = "subscribe",
            ["payload"] = new JsonObject { ["query"] = document, ["variables"] = variables },
        };
    }

    private static ValueTask SendAsync(ClientWebSocket socket, JsonObject message, CancellationToken cancel) =>
        socket.SendAsync(
            JsonSerializer.SerializeToUtf8Bytes(message),
            WebSocketMessageType.Text,
            WebSocketMessageFlags.EndOfMessage,
            cancel
        );

    /// <summary>Between two attempts to connect.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
}
