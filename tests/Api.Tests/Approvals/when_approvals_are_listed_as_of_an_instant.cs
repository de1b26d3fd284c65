using System.Text.Json;
using HotDash.Domain;
using HotDash.Support;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Approvals;

/// <summary>Three approvals, drafted one after the other; the first was rejected at last.</summary>
public sealed class when_approvals_are_listed_as_of_an_instant(HotDashDatabases databases)
    : IClassFixture<HotDashDatabases>,
        IAsyncLifetime
{
    private TestDatabase _database = null!;
    private HotDashHost _host = null!;
    private ApiClient _olga = null!;
    private ApiClient _bot = null!;
    private readonly List<JsonElement> _drafted = [];

    public async ValueTask InitializeAsync()
    {
        _database = await databases.CreateDatabaseAsync();
        _host = await HotDashHost.StartAsync(_database.ConnectionString);
        _olga = await ApiClient.Of(_host, Shop, ApiClient.Person("olga", Role.Operator), Cancel);
        _bot = await ApiClient.Of(_host, Shop, ApiClient.Agent("bot", "amara"), Cancel);
        using var other = await ApiClient.Of(_host, Shop, ApiClient.Agent("other-bot", "amara"), Cancel);
        foreach (var (agent, summary) in new[] { (_bot, "first"), (other, "second"), (_bot, "third") })
        {
            var answer = await agent.Ask(Draft.Replace("SUMMARY", summary, StringComparison.Ordinal), Cancel);
            _drafted.Add(answer.GetProperty("data").GetProperty("submitApproval").GetProperty("approval"));
        }
        var first = _drafted[0];
        var rejected = await _olga.Ask(
            $"mutation {{ reject(input: {{id: \"{Text(first, "id")}\", expectedRevision: 1, reasonCode: OTHER, reason: \"no\"}}) {{ errors {{ code }} }} }}",
            Cancel
        );
        rejected.GetProperty("data").GetProperty("reject").GetProperty("errors").GetArrayLength().ShouldBe(0);
    }

    public async ValueTask DisposeAsync()
    {
        _olga.Dispose();
        _bot.Dispose();
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task each_is_told_as_it_stood_then()
    {
        Told(await List(_olga, At(1))).ShouldBe(["first PENDING_REVIEW", "second PENDING_REVIEW"]);
        Told(await List(_olga, $"{At(1)}, orderBy: NEWEST"))
            .ShouldBe(["second PENDING_REVIEW", "first PENDING_REVIEW"]);
        Told(await List(_olga, $"{At(2)}, filter: {{states: [REJECTED]}}")).ShouldBeEmpty();
        Told(await List(_olga, "asOf: \"2000-01-01T00:00:00Z\"")).ShouldBeEmpty();
        Told(await List(_olga, "asOf: \"2999-01-01T00:00:00Z\""))
            .ShouldBe(["first REJECTED", "second PENDING_REVIEW", "third PENDING_REVIEW"]);
    }

    [Fact]
    public async Task pages_go_both_ways_and_count_all()
    {
        var first = await List(_olga, $"{At(2)}, first: 2");
        Told(first).ShouldBe(["first PENDING_REVIEW", "second PENDING_REVIEW"]);
        first.GetProperty("totalCount").GetInt32().ShouldBe(3);
        var second = await List(_olga, $"{At(2)}, first: 2, after: \"{Cursor(first, "endCursor")}\"");
        Told(second).ShouldBe(["third PENDING_REVIEW"]);
        var back = await List(_olga, $"{At(2)}, last: 1, before: \"{Cursor(second, "startCursor")}\"");
        Told(back).ShouldBe(["second PENDING_REVIEW"]);
    }

    [Fact]
    public async Task an_agent_sees_its_own_whatever_it_asks_for()
    {
        var seen = await List(_bot, $"{At(2)}, filter: {{draftedBy: \"other-bot\"}}");

        Told(seen).ShouldBe(["first PENDING_REVIEW", "third PENDING_REVIEW"]);
        seen.GetProperty("totalCount").GetInt32().ShouldBe(2);
        Told(await List(_bot, "first: 5")).ShouldBe(["first REJECTED", "third PENDING_REVIEW"]);
    }

    [Fact]
    public async Task a_cursor_of_another_instant_is_refused()
    {
        var cursor = Cursor(await List(_olga, $"{At(2)}, first: 1"), "endCursor");
        foreach (var instant in new[] { $"{At(1)}, ", "" })
        {
            var answer = await Ask(_olga, $"{instant}first: 1, after: \"{cursor}\"");
            var error = answer.GetProperty("errors")[0];
            error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe("INVALID_VALUE");
        }
    }

    /// <summary>When the draft of this number was made, inclusive.</summary>
    private string At(int number) => $"asOf: \"{Text(_drafted[number], "createdAt")}\"";

    private static async Task<JsonElement> List(ApiClient who, string arguments) =>
        (await Ask(who, arguments)).GetProperty("data").GetProperty("approvals");

    private static Task<JsonElement> Ask(ApiClient who, string arguments) =>
        who.Ask(
            $"{{ approvals({arguments}) {{ nodes {{ summary state }} totalCount pageInfo {{ startCursor endCursor }} }} }}",
            Cancel
        );

    private static string[] Told(JsonElement list) =>
        [.. list.GetProperty("nodes").EnumerateArray().Select(x => $"{Text(x, "summary")} {Text(x, "state")}")];

    private static string Cursor(JsonElement list, string end) => Text(list.GetProperty("pageInfo"), end);

    private static string Text(JsonElement element, string field) => element.GetProperty(field).GetString()!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private const string Draft = """
        mutation { submitApproval(input: {draft: {summary: "SUMMARY", kind: GROWTH,
          evidence: {whatChanges: "A tag", whyNow: "Winter"}, impact: {expectedOutcome: "Found"},
          rollback: {steps: ["Remove it"]},
          actions: [{tool: "product.tag", arguments: {product: "p-SUMMARY", tags: ["winter"]}}]}})
          { approval { id createdAt } errors { code message } } }
        """;
    private const string Shop = "then.myshopify.com";
}
