using System.Text.Json;
using System.Text.RegularExpressions;
using HotDash.Domain;
using HotDash.Projections.Storage;
using HotDash.Support;
using JasperFx.Events;
using Shouldly;
using Xunit;

namespace HotDash.Projections.Tests.Storage;

public sealed partial class when_facts_are_stored(HotDashDatabases databases)
{
    public static TheoryData<string> Names => [.. EventNames.All.Values];

    [Fact]
    public void each_has_a_name_of_its_own_that_is_not_its_types()
    {
        var facts = typeof(IFact)
            .Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IFact)));

        EventNames.All.Keys.ShouldBe(facts, ignoreOrder: true);
        EventNames.All.Values.ShouldBeUnique();
        EventNames.All.Values.ShouldAllBe(name => Name().IsMatch(name));
    }

    [Fact]
    public async Task the_store_uses_these_names()
    {
        await using var store = await StoreOnDatabase.CreateAsync(databases);
        var known = store.Events.Options.Events.AllKnownEventTypes();
        foreach (var (fact, name) in EventNames.All)
            known.Single(type => type.EventType == fact).EventTypeName.ShouldBe(name);
    }

    [Fact]
    public void there_is_a_sample_of_each() =>
        SampleFacts.All.Select(fact => fact.GetType()).ShouldBe(EventNames.All.Keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void their_json_is_the_committed_one(string name)
    {
        var fact = SampleOf(name);
        var json = JsonSerializer.Serialize(fact, fact.GetType(), StoredJson.Options);

        ContractFile.ShouldHold($"schema/events/{name}.json", Indented(json) + "\n");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void the_committed_json_is_read_whole(string name)
    {
        var stored = File.ReadAllText(Path.Combine(ContractFile.Root, $"schema/events/{name}.json"));
        var type = EventNames.All.Single(one => one.Value == name).Key;

        var read = JsonSerializer.Deserialize(stored, type, StoredJson.Options);

        Indented(JsonSerializer.Serialize(read, type, StoredJson.Options)).ShouldBe(stored.TrimEnd());
    }

    [Fact]
    public async Task they_come_back_from_the_database_as_they_went()
    {
        await using var store = await StoreOnDatabase.CreateAsync(databases);
        await using var session = store.Events.LightweightSession("acme.myshopify.com");
        using var texts = store.Keys.Open("acme.myshopify.com");
        await texts.StageAsync(session, "cust-3", "effects-hold", "member-a1", "trust-a1");
        session.Events.StartStream(SampleFacts.ApprovalId, SampleFacts.All);
        await session.SaveChangesAsync(TestContext.Current.CancellationToken);

        var read = await session.Events.FetchStreamAsync(
            SampleFacts.ApprovalId,
            token: TestContext.Current.CancellationToken
        );

        read.Select(Stored).ShouldBe(SampleFacts.All.Select(fact => (EventNames.All[fact.GetType()], Text(fact))));
    }

    private static IFact SampleOf(string name) =>
        SampleFacts.All.Single(fact => EventNames.All[fact.GetType()] == name);

    private static (string, string) Stored(IEvent one) => (one.EventTypeName, Text(one.Data));

    private static string Text(object fact) => JsonSerializer.Serialize(fact, fact.GetType(), StoredJson.Options);

    private static string Indented(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json), Readable);

    private static readonly JsonSerializerOptions Readable = new(StoredJson.Options) { WriteIndented = true };

    [GeneratedRegex(@"^[a-z]+(_[a-z]+)*\.v[1-9][0-9]*$")]
    private static partial Regex Name();
}
