using System.Text.Json;
using HotDash.Domain.Preferences;
using HotDash.Projections.Storage;
using Npgsql;

namespace HotDash.Projections.Preferences;

/// <summary>How does a person want the dashboard?</summary>
public sealed class PreferencesList(DatabasePools pools)
{
    /// <summary>The person's preferences; the defaults where nothing was chosen yet.</summary>
    public async Task<PersonPreferences> Of(string shop, string person, CancellationToken cancel)
    {
        await using var batch = Ask(ShopBatch.For(pools, shop), shop, person);
        await using var rows = await batch.Read(cancel);
        return await Read(rows, cancel);
    }

    /// <summary>Adds the question to a batch; the answer is for <see cref="Read"/>.</summary>
    internal static NpgsqlBatch Ask(NpgsqlBatch batch, string shop, string person) =>
        batch.With(ByKey, shop, PersonPreferences.KeyOf(person));

    internal static async Task<PersonPreferences> Read(NpgsqlDataReader rows, CancellationToken cancel) =>
        await rows.ReadAsync(cancel)
            ? JsonSerializer.Deserialize<PersonPreferences>(rows.GetString(0), StoredJson.Options)!
            : PersonPreferences.None;

    private const string ByKey = "select data::text from hotdash.mt_doc_preferences where tenant_id = $1 and id = $2";
}
