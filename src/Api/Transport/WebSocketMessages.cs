using System.Buffers;
using System.Text;
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
            if (!json.TryGetProperty("payload", out var payload) || payload.ValueKind == JsonValueKind.Null)
                return new(type, Text(json, "id"), null);
            return payload.ValueKind == JsonValueKind.Object
                ? new(type, Text(json, "id"), payload)
                : throw new FormatException("A 'payload' is an object or null");
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new FormatException("Expected JSON");
        }
    }

    /// <summary>The operation that a 'subscribe' carries.</summary>
    /// <exception cref="FormatException">It carries none.</exception>
    public GraphQLCall Call()
    {
        try
        {
            return GraphQLCall.Read(Payload ?? throw new FormatException("'subscribe' has an 'id' and a 'payload'"));
        }
        catch (CodedError bad)
        {
            throw new FormatException(bad.Message);
        }
        catch (InvalidOperationException)
        {
            throw new FormatException("A text is not valid Unicode");
        }
    }

    /// <exception cref="FormatException">It is no text that there can be.</exception>
    public string? PayloadText(string name)
    {
        try
        {
            return Payload is { } payload ? Text(payload, name) : null;
        }
        catch (InvalidOperationException)
        {
            throw new FormatException("A text is not valid Unicode");
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>What the server sends.</summary>
internal static class WebSocketFrames
{
    /// <summary>Tells the client what it may use of the connection.</summary>
    public static ReadOnlyMemory<byte> Ack(TransportOptions limits) =>
        Write(
            "connection_ack",
            null,
            64,
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteNumber("operationsAtOnce", limits.OperationsAtOnce);
                writer.WriteNumber("maxMessageBytes", limits.MaxBodyBytes);
                writer.WriteEndObject();
            }
        );

    /// <summary>Carries what its ping did, to the letter.</summary>
    public static ReadOnlyMemory<byte> Pong(JsonElement? payload) =>
        Write("pong", null, 0, payload is { } json ? json.WriteTo : null);

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

    /// <summary>What a close frame can hold of a reason: 123 bytes of UTF-8.</summary>
    public static string Reason(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) <= ReasonBytes)
            return text;
        var cut = new StringBuilder();
        var left = ReasonBytes - new Rune(Ellipsis).Utf8SequenceLength;
        foreach (var rune in text.EnumerateRunes())
        {
            if ((left -= rune.Utf8SequenceLength) < 0)
                break;
            cut.Append(rune);
        }
        return cut.Append(Ellipsis).ToString();
    }

    private static ReadOnlyMemory<byte> Write(string type, string? id, int size, Action<Utf8JsonWriter>? payload)
    {
        var buffer = new ArrayBufferWriter<byte>(size + 64 + (id?.Length ?? 0));
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
        {
            writer.WriteStartObject();
            if (id is not null)
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

    private const int ReasonBytes = 123;
    private const char Ellipsis = '…';
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
