using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GraphQL;
using GraphQL.SystemTextJson;

namespace HotDash.Api.GraphQL.Engine;

/// <summary>Writes results as UTF-8, straight to where they leave.</summary>
public static class ResultWriter
{
    public static void Write(IBufferWriter<byte> output, ExecutionResult result)
    {
        using var writer = new Utf8JsonWriter(output, Unindented);
        JsonSerializer.Serialize(writer, result, Options);
    }

    public static byte[] ToBytes(ExecutionResult result) => JsonSerializer.SerializeToUtf8Bytes(result, Options);

    public static void WriteErrors(Utf8JsonWriter writer, ExecutionErrors errors) =>
        JsonSerializer.Serialize(writer, errors, Options);

    /// <summary>A result that holds nothing but these errors.</summary>
    public static ExecutionResult Failed(params ReadOnlySpan<ExecutionError> errors)
    {
        var all = new ExecutionErrors();
        foreach (var error in errors)
            all.Add(error);
        return new() { Errors = all };
    }

    // Answers are JSON by their content type and never embedded in HTML, so that letters may stay letters.
    private static readonly JsonWriterOptions Unindented = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new ExecutionResultJsonConverter(),
            new ExecutionErrorJsonConverter(new ErrorInfo()),
            new VerbatimWriter(),
        },
    };

    private sealed class VerbatimWriter : JsonConverter<Verbatim>
    {
        public override Verbatim Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Verbatim value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Json);
    }
}

/// <summary>JSON text that leaves as it is.</summary>
internal sealed record Verbatim(string Json);
