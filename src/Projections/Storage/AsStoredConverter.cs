using System.Text.Json;
using System.Text.Json.Serialization;

namespace HotDash.Projections.Storage;

/// <summary>Writes a value within a row of columns in the form in which it is stored elsewhere, whatever the row's own names are like.</summary>
internal sealed class AsStoredConverter<T> : JsonConverter<T>
    where T : class
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Rows are written this way, and read by column.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, value.GetType(), StoredJson.Sealed);
}
