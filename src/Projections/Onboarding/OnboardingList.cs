using System.Text.Json;
using HotDash.Domain.Onboarding;
using HotDash.Projections.Storage;

namespace HotDash.Projections.Onboarding;

/// <summary>How far is a person?</summary>
public sealed class OnboardingList(DatabasePools pools)
{
    /// <summary>Where all steps stand.</summary>
    public async Task<PersonOnboarding> Of(string shop, string person, CancellationToken cancel)
    {
        var found = await ShopBatch
            .For(pools, shop)
            .With(ByKey, shop, PersonOnboarding.KeyOf(person))
            .List(row => JsonSerializer.Deserialize<PersonOnboarding>(row.GetString(0), StoredJson.Options)!, cancel);
        return found is [var one] ? one : PersonOnboarding.None;
    }

    private const string ByKey = "select data::text from hotdash.mt_doc_onboarding where tenant_id = $1 and id = $2";
}
