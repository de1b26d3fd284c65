using System.Text.Json;
using HotDash.Domain;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Approvals;

/// <summary>An agent sees its own drafts; another's are to it as if they were not there.</summary>
public sealed class when_an_agent_looks_around(ServedHost served)
{
    [Fact]
    public async Task its_list_holds_its_own_whatever_it_asks_for()
    {
        using var shop = await served.NewShop();
        var (bot, other) = (await shop.Agent(), await shop.Agent("other"));
        var own = (await bot.Submit()).Text("id");
        var foreign = (await other.Submit()).Text("id");
        foreach (
            var filter in (string[])["", "(filter: {draftedBy: \"other\"})", "(filter: {kinds: [GROWTH]}, last: 5)"]
        )
            (await Listed(bot, filter)).ShouldBe([own]);
        (await Listed(await shop.Person(Role.Operator), "(orderBy: NEWEST)")).ShouldBe([foreign, own]);
        (await Listed(await shop.Person(Role.Operator), "(filter: {draftedBy: \"other\"})")).ShouldBe([foreign]);
    }

    [Theory]
    [InlineData("approval(id: \"ID\") { id summary }")]
    [InlineData("approval(id: \"ID\", atRevision: 1) { id summary }")]
    [InlineData("approval(id: \"ID\", asOf: \"2126-01-01T00:00:00Z\") { id summary }")]
    [InlineData("node(id: \"ID\") { id ... on Approval { summary } }")]
    public async Task anothers_by_id_is_as_none_and_its_own_is_there_in_full(string field)
    {
        using var shop = await served.NewShop();
        var bot = await shop.Agent();
        var own = (await bot.Submit()).Text("id");
        var foreign = await shop.Submitted("other");
        (await Ask(own)).ShouldContain("Tag it");
        (await Ask(foreign)).ShouldBe(await Ask(Mutation.NoId));

        async Task<string> Ask(string id) =>
            (await bot.Send($"{{ {field.Replace("ID", id, StringComparison.Ordinal)} }}")).Text;
    }

    [Fact]
    public async Task an_entry_of_history_is_nothing_to_it_even_of_its_own()
    {
        using var shop = await served.NewShop();
        var bot = await shop.Agent();
        await bot.Submit();
        var history = await (await shop.Person(Role.Auditor)).Send("{ approvalHistory { nodes { id } } }");
        var entry = history.Data.GetProperty("approvalHistory").GetProperty("nodes")[0].Text("id");
        // Roles that an agent is given beside its own open nothing.
        var grand = await shop.As(new(new("grand", ActorKind.Agent, "amara"), [Role.Agent, Role.Auditor], "grand"));
        foreach (var agent in (ApiClient[])[bot, grand])
            (await agent.Send($"{{ node(id: \"{entry}\") {{ id }} }}")).Text.ShouldBe("""{"data":{"node":null}}""");
    }

    [Fact]
    public async Task anothers_draft_is_forbidden_to_it_and_stays_as_it_is()
    {
        using var shop = await served.NewShop();
        var bot = await shop.Agent();
        var foreign = await shop.Submitted("other");
        var before = await shop.Stored();
        foreach (var mutation in Mutation.All.Where(x => x.ById && x.Roles.Contains(Role.Agent)))
        {
            var answer = await bot.Send(mutation.Document(foreign));
            answer.ShouldRefuse("FORBIDDEN");
            var payload = answer.Data.GetProperty(mutation.Name);
            payload.GetProperty("approval").ValueKind.ShouldBe(JsonValueKind.Null);
        }
        (await shop.Stored()).ShouldBe(before);
    }

    [Fact]
    public async Task it_is_told_of_its_own_alone()
    {
        using var shop = await served.NewShop();
        var (bot, other) = (await shop.Agent(), await shop.Agent("other"));
        var before = (await other.Submit()).Text("id");
        await using var told = bot.Events(
                "subscription { approvalQueueChanged { kind upserted { id } removedIds } }",
                Cancel
            )
            .GetAsyncEnumerator(Cancel);
        (await Next(told)).ShouldBe("""{"kind":"SNAPSHOT","upserted":[],"removedIds":[]}""");

        // What others do is not even a message: the next one is of its own.
        var meanwhile = (await other.Submit(Asked.Draft.Replace("p-1", "p-2", StringComparison.Ordinal))).Text("id");
        await other.Send($"mutation {{ withdrawApproval(input: {{id: \"{before}\"}}) {{ replayed }} }}");
        var own = (await bot.Submit()).Text("id");
        (await Next(told)).ShouldBe($$"""{"kind":"CHANGED","upserted":[{"id":"{{own}}"}],"removedIds":[]}""");
        meanwhile.ShouldNotBe(own);
    }

    [Fact]
    public async Task how_the_whole_queue_stands_is_not_for_it()
    {
        using var shop = await served.NewShop();
        var told = (await shop.Agent()).Events("subscription { approvalQueueChanged { queue { pending } } }", Cancel);
        (await told.FirstAsync(Cancel)).ShouldContain("FORBIDDEN");
    }

    [Fact]
    public async Task watching_anothers_is_as_watching_none()
    {
        using var shop = await served.NewShop();
        var bot = await shop.Agent();
        var own = (await bot.Submit()).Text("id");
        var foreign = await shop.Submitted("other");
        (await First(own)).ShouldContain("SNAPSHOT");
        (await First(foreign)).ShouldContain("NOT_FOUND");
        (await First(foreign)).ShouldBe(await First(Mutation.NoId));

        async Task<string> First(string id) =>
            await bot.Events($"subscription {{ approvalChanged(id: \"{id}\") {{ kind }} }}", Cancel).FirstAsync(Cancel);
    }

    [Fact]
    public async Task resuming_anothers_is_as_resuming_none()
    {
        using var shop = await served.NewShop();
        var bot = await shop.Agent();
        var own = (await bot.Submit()).Text("id");
        var foreign = await shop.Submitted("other");
        var cursor = JsonElement
            .Parse(await First(own, ""))
            .GetProperty("data")
            .GetProperty("approvalChanged")
            .Text("cursor");
        var behind = $", after: \"{cursor}\"";

        (await First(foreign, behind)).ShouldContain("NOT_FOUND");
        (await First(foreign, behind)).ShouldBe(await First(foreign, ""));
        (await First(Mutation.NoId, behind)).ShouldBe(await First(foreign, ""));
        var told = First(own, behind);
        await bot.Send($"mutation {{ withdrawApproval(input: {{id: \"{own}\"}}) {{ replayed }} }}");
        (await told).ShouldContain("CHANGED");

        // Who is told nothing would wait for ever.
        async Task<string> First(string id, string after) =>
            await bot.Events($"subscription {{ approvalChanged(id: \"{id}\"{after}) {{ cursor kind }} }}", Cancel)
                .FirstAsync(Cancel)
                .AsTask()
                .WaitAsync(TimeSpan.FromSeconds(20), Cancel);
    }

    private static async Task<string[]> Listed(ApiClient who, string arguments)
    {
        var answer = await who.Send($"{{ approvals{arguments} {{ totalCount nodes {{ id }} }} }}");
        var list = answer.Data.GetProperty("approvals");
        list.GetProperty("totalCount").GetInt32().ShouldBe(list.GetProperty("nodes").GetArrayLength());
        return [.. list.GetProperty("nodes").EnumerateArray().Select(x => x.Text("id"))];
    }

    private static async Task<string> Next(IAsyncEnumerator<string> told)
    {
        (await told.MoveNextAsync()).ShouldBeTrue();
        return JsonElement.Parse(told.Current).GetProperty("data").GetProperty("approvalQueueChanged").GetRawText();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
