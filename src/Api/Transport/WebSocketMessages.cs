using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQL;
using HotDash.Api.GraphQL.Engine;

namespace HotDash.Api.Transport;

/// <summary>What a client sends by graphql-transport-ws.</summary>
internal sealed record WebSocketMessage(string Type, string? Id, JsonElement? Payload)
{
    /// <exception cref="FormatException">It is no message of the protocol.</exception>
    public static WebSocketMessage Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            var json = JsonDocument.Parse(utf8).RootElement;
            if (json.ValueKind != JsonValueKind.Object || Text(json, "type") is not { } type)
                throw new FormatException("Expected an object with a 'type'");
            return new(type, Text(json, "id"), json.TryGetProperty("payload", out var payload) ? payload : null);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new FormatException("Expected JSON");
        }
    }

    public string? PayloadText(string name) =>
        Payload is { ValueKind: JsonValueKind.Object } payload ? Text(payload, name) : null;

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>What the server sends.</summary>
internal static class WebSocketFrames
{
    public static readonly ReadOnlyMemory<byte> Ack = """{"type":"connection_ack"}"""u8.ToArray();
    public static readonly ReadOnlyMemory<byte> Pong = """{"type":"pong"}"""u8.ToArray();

    /// <summary>
    /// The result is copied as it is: it was written once for all who get it, one after the other, and those whose operations
    /// have the same id get the same frame.
    /// </summary>
    /// <param name="head">From <see cref="HeadOfNext"/>.</param>
    public static ReadOnlyMemory<byte> Next(byte[] head, ReadOnlyMemory<byte> result)
    {
        if (_last is { } last && last.Result.Equals(result) && last.Head.AsSpan().SequenceEqual(head))
            return last.Frame;
        byte[] frame = [.. head, .. result.Span, (byte)'}'];
        _last = new(head, result, frame);
        return frame;
    }

    /// <summary>What comes before the results of an operation.</summary>
    public static byte[] HeadOfNext(string id) =>
        [.. Write("next", id, 16, writer => writer.WriteNullValue()).Span[..^"null}".Length]];

    private sealed record Told(byte[] Head, ReadOnlyMemory<byte> Result, byte[] Frame);

    [ThreadStatic]
    private static Told? _last;

    public static ReadOnlyMemory<byte> Error(string id, ExecutionErrors errors) =>
        Write("error", id, 256, writer => ResultWriter.WriteErrors(writer, errors));

    public static ReadOnlyMemory<byte> Complete(string id) => Write("complete", id, 0, null);

    private static ReadOnlyMemory<byte> Write(string type, string id, int size, Action<Utf8JsonWriter>? payload)
    {
        var buffer = new ArrayBufferWriter<byte>(size + 64 + id.Length);
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
        {
            writer.WriteStartObject();
            writer.WriteString("id", id);
            writer.WriteString("type", type);
            if (payload is not null)
            {
                writer.WritePropertyName("payload");
                payload(writer);
            }
            writer.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
