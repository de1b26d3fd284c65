using System.Globalization;
using System.Text.Json;
using HotDash.Domain;
using HotDash.Support;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Approvals;

/// <summary>Two processes over one database: what one decides, the other tells, and a cursor of one is good on the other.</summary>
public sealed class when_two_processes_serve_one_shop(HotDashDatabases databases) : IClassFixture<HotDashDatabases>
{
    [Fact]
    public async Task a_subscriber_of_one_is_told_what_is_decided_on_the_other_and_resumes_there()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var database = await databases.CreateDatabaseAsync();
        await using var one = await HotDashHost.StartAsync(database.ConnectionString);
        await using var other = await HotDashHost.StartAsync(database.ConnectionString);
        using var auditor = await ApiClient.Of(one, Shop, ApiClient.Person("aki", Role.Auditor), cancel);
        using var sameAuditor = await ApiClient.Of(other, Shop, ApiClient.Person("aki", Role.Auditor), cancel);
        using var agent = await ApiClient.Of(other, Shop, ApiClient.Agent("bot", "amara"), cancel);
        using var olga = await ApiClient.Of(other, Shop, ApiClient.Person("olga", Role.Operator), cancel);
        using var otto = await ApiClient.Of(one, Shop, ApiClient.Person("otto", Role.Operator), cancel);

        await using var told = auditor.Watch(History(null), cancel).GetAsyncEnumerator(cancel);
        (await Next(told)).GetProperty("kind").GetString().ShouldBe("SNAPSHOT");
        var first = await Submit(agent, 1, cancel);
        await Decide(olga, "approve", first, "", cancel);
        var seen = await Take(told, 5);
        seen.Select(x => x.Action).ShouldBe(["DRAFTED", "SUBMITTED", "VALIDATED", "GIVEN", "APPROVED"]);
        seen.Select(x => x.Version).ShouldBe([1, 2, 3, 4, 5]);

        var second = await Submit(agent, 2, cancel);
        await Decide(otto, "reject", second, ", reasonCode: OTHER, reason: \"no\"", cancel);
        await using var resumed = sameAuditor.Watch(History(seen[^1].Cursor), cancel).GetAsyncEnumerator(cancel);
        var there = await Take(resumed, 4);
        there.Select(x => x.Action).ShouldBe(["DRAFTED", "SUBMITTED", "VALIDATED", "REJECTED"]);
        there.ShouldBe(await Take(told, 4));
    }

    [Fact]
    public async Task approve_and_reject_at_once_on_both_end_in_one_decision_and_the_loser_learns_whose()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var database = await databases.CreateDatabaseAsync();
        await using var one = await HotDashHost.StartAsync(database.ConnectionString);
        await using var other = await HotDashHost.StartAsync(database.ConnectionString);
        using var agent = await ApiClient.Of(one, Shop, ApiClient.Agent("bot", "amara"), cancel);
        using var olga = await ApiClient.Of(one, Shop, ApiClient.Person("olga", Role.Operator), cancel);
        using var otto = await ApiClient.Of(other, Shop, ApiClient.Person("otto", Role.Operator), cancel);
        for (var round = 0; round < 10; round++)
        {
            var asked = await Submit(agent, round, cancel);
            var answers = await Task.WhenAll(
                Decide(olga, "approve", asked, "", cancel),
                Decide(otto, "reject", asked, ", reasonCode: OTHER, reason: \"no\"", cancel)
            );
            var refusals = answers.SelectMany(x => x.GetProperty("errors").EnumerateArray()).ToList();
            var loser = refusals.ShouldHaveSingleItem();
            loser.GetProperty("code").GetString().ShouldBe("ALREADY_DECIDED");
            loser.GetProperty("by").GetProperty("id").GetString().ShouldBeOneOf("olga", "otto");
            loser.GetProperty("decision").GetString().ShouldBeOneOf("APPROVED", "REJECTED");
            loser.GetProperty("at").GetString().ShouldNotBeNullOrEmpty();
        }
    }

    private static async Task<JsonElement> Submit(ApiClient agent, int number, CancellationToken cancel)
    {
        var answer = await agent.Ask(
            Draft.Replace("NUMBER", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
            cancel
        );
        return answer.GetProperty("data").GetProperty("submitApproval").GetProperty("approval");
    }

    private static async Task<JsonElement> Decide(
        ApiClient who,
        string how,
        JsonElement asked,
        string more,
        CancellationToken cancel
    )
    {
        var (id, revision) = (asked.GetProperty("id").GetString(), asked.GetProperty("revision").GetInt32());
        var digest = how == "approve" ? $", payloadDigest: \"{asked.GetProperty("payloadDigest").GetString()}\"" : "";
        var answer = await who.Ask(
            $"mutation {{ {how}(input: {{id: \"{id}\", expectedRevision: {revision}{digest}{more}}}) "
                + "{ errors { code ... on AlreadyDecided { by { id } decision at } } } }",
            cancel
        );
        return answer.GetProperty("data").GetProperty(how);
    }

    private static string History(string? after) =>
        $"subscription {{ approvalHistoryAppended{(after is null ? "" : $"(after: \"{after}\")")} "
        + "{ cursor kind appended { action version } } }";

    private static async Task<JsonElement> Next(IAsyncEnumerator<JsonElement> told)
    {
        (await told.MoveNextAsync()).ShouldBeTrue();
        return told.Current.GetProperty("approvalHistoryAppended");
    }

    private static async Task<List<(string Cursor, string Action, int Version)>> Take(
        IAsyncEnumerator<JsonElement> told,
        int count
    )
    {
        var taken = new List<(string, string, int)>();
        while (taken.Count < count)
        {
            var change = await Next(told);
            var entry = change.GetProperty("appended")[0];
            taken.Add(
                (
                    change.GetProperty("cursor").GetString()!,
                    entry.GetProperty("action").GetString()!,
                    entry.GetProperty("version").GetInt32()
                )
            );
        }
        return taken;
    }

    private const string Draft = """
        mutation { submitApproval(input: {draft: {summary: "Tag it", kind: GROWTH,
          evidence: {whatChanges: "A tag", whyNow: "Winter"}, impact: {expectedOutcome: "Found"},
          rollback: {steps: ["Remove it"]},
          actions: [{tool: "product.tag", arguments: {product: "p-NUMBER", tags: ["winter"]}}]}})
          { approval { id revision payloadDigest } errors { code message } } }
        """;
    private const string Shop = "two.myshopify.com";
}
