using System.Text.Json;
using System.Text.Json.Serialization;
using HotDash.Domain;

namespace HotDash.Projections.Storage;

/// <summary>
/// A <see cref="Json"/> is written as the JSON that it is. PostgreSQL keeps another order of names and another spelling of
/// numbers, so what is read is made canonical again: the digest of what was stored is that of what is read.
/// </summary>
internal sealed class RawJsonConverter : JsonConverter<Json>
{
    // JSON's null is a value; a Json that is absent is not written at all.
    public override bool HandleNull => true;

    public override Json Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var value = JsonDocument.ParseValue(ref reader);
        return Json.TryParse(value.RootElement.GetRawText(), out var json, out var reason)
            ? json
            : throw new JsonException($"A stored value is not canonical JSON: {reason}.");
    }

    public override void Write(Utf8JsonWriter writer, Json value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value?.Text ?? "null", skipInputValidation: true);
}
