using System.Text.Json;
using Npgsql;

namespace HotDash.Projections.Storage;

/// <summary>A fact as it lies in a row, taken from the connection and not read yet.</summary>
/// <param name="Type">Its stored name.</param>
/// <param name="Json">Its body, as text.</param>
internal sealed record StoredFact(string Type, byte[] Json)
{
    /// <summary>The fact of a row, its name and its body in these columns.</summary>
    public static StoredFact In(NpgsqlDataReader row, int type, int body) =>
        new(row.GetString(type), row.GetFieldValue<byte[]>(body));

    /// <summary>Reads it, within open texts.</summary>
    public object Read() => JsonSerializer.Deserialize(Json, EventNames.TypeOf(Type), StoredJson.Sealed)!;
}
