using System.Text.Json;
using HotDash.Domain;
using HotDash.Projections.Storage;
using HotDash.Projections.Storage.Sealing;
using HotDash.Support;
using Npgsql;
using Shouldly;
using Xunit;

namespace HotDash.Projections.Tests.Storage;

/// <summary>
/// Sealed text is for ever, as facts are: schema/sealing/personal_text.v1.json was written without this code, and opens with any later
/// version. It is never written anew: another form gets a file of its own.
/// </summary>
public class when_personal_text_was_sealed_by_another(HotDashDatabases databases)
{
    [Fact]
    public async Task it_opens()
    {
        using var golden = Golden();
        await using var store = await StoreOnDatabase.CreateAsync(databases);
        await KeepAsync(store, golden.RootElement, Text(golden, "subject"));
        (await ReadAsync(store, golden)).Text.ShouldBe(Text(golden, "text"));
    }

    [Fact]
    public async Task it_does_not_open_for_another_subject()
    {
        using var golden = Golden();
        await using var store = await StoreOnDatabase.CreateAsync(databases);
        await KeepAsync(store, golden.RootElement, "customer-of-another-name");
        await Should.ThrowAsync<UnreadableTextException>(() => ReadAsync(store, golden));
    }

    private static Task<PersonalText> ReadAsync(StoreOnDatabase store, JsonDocument golden) =>
        store.Keys.Read(
            Text(golden, "shop"),
            () => golden.RootElement.GetProperty("stored").Deserialize<PersonalText>(StoredJson.Sealed)!,
            TestContext.Current.CancellationToken
        );

    private static async Task KeepAsync(StoreOnDatabase store, JsonElement golden, string subject)
    {
        await using var source = NpgsqlDataSource.Create(store.ConnectionString);
        await using var command = source.CreateCommand(
            "insert into hotdash.subject_keys (shop, subject, key_id, master_key_id, wrapped) values ($1, $2, $3, $4, $5)"
        );
        foreach (var name in (string[])["shop", "", "keyId", "masterKeyId"])
            command.Parameters.Add(new() { Value = name.Length == 0 ? subject : golden.GetProperty(name).GetString() });
        command.Parameters.Add(new() { Value = golden.GetProperty("wrapped").GetBytesFromBase64() });
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static string Text(JsonDocument golden, string name) => golden.RootElement.GetProperty(name).GetString()!;

    private static JsonDocument Golden() =>
        JsonDocument.Parse(
            File.ReadAllText(Path.Combine(ContractFile.Root, "schema", "sealing", "personal_text.v1.json"))
        );
}
