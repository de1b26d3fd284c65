using System.Text.Json;
using HotDash.Domain.Preferences;
using HotDash.Projections.Storage;

namespace HotDash.Projections.Preferences;

/// <summary>How does a person want the dashboard?</summary>
public sealed class PreferencesList(DatabasePools pools)
{
    /// <summary>The person's preferences; the defaults where nothing was chosen yet.</summary>
    public async Task<PersonPreferences> Of(string shop, string person, CancellationToken cancel)
    {
        var found = await ShopBatch
            .For(pools, shop)
            .With(ByKey, shop, PersonPreferences.KeyOf(person))
            .List(row => JsonSerializer.Deserialize<PersonPreferences>(row.GetString(0), StoredJson.Options)!, cancel);
        return found is [var one] ? one : PersonPreferences.None;
    }

    private const string ByKey = "select data::text from hotdash.mt_doc_preferences where tenant_id = $1 and id = $2";
}
