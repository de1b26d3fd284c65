using System.Text.Json;
using HotDash.Api.Tests.Approvals;
using HotDash.Domain;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Trust;

public sealed class when_trust_is_looked_at(ServedHost served)
{
    [Fact, Trait("rule", "R26")]
    public async Task agents_show_what_their_work_was_worth_and_what_they_lack()
    {
        using var shop = await served.NewShop();
        var id = await shop.Submitted();
        await Reject(await shop.Person(Role.Operator), id);

        var agent = (await Agents(await shop.Person(Role.Auditor))).EnumerateArray().ShouldHaveSingleItem();

        agent.Text("agent").ShouldBe("bot");
        agent.GetProperty("decided").GetInt32().ShouldBe(1);
        agent.GetProperty("approvalRate").GetDouble().ShouldBe(0);
        agent.GetProperty("trustedSince").ValueKind.ShouldBe(JsonValueKind.Null);
        agent.Text("lacks").ShouldBe("OFF");
        agent.GetProperty("review").GetProperty("decisions").GetInt32().ShouldBe(1);
        var node = await (await shop.Person(Role.Manager)).Send(
            $$"""{ node(id: "{{agent.Text("id")}}") { ... on AgentRecord { agent } } }"""
        );
        node.Data.GetProperty("node").Text("agent").ShouldBe("bot");
    }

    [Fact, Trait("rule", "R26")]
    public async Task who_reads_no_history_reads_no_records_and_only_managers_read_of_reviewers()
    {
        using var shop = await served.NewShop();
        await shop.Submitted();
        foreach (var role in (Role[])[Role.Viewer, Role.Operator, Role.Manager, Role.Admin, Role.Auditor])
        {
            var who = await shop.Person(role);
            (await IsForbidden(who, "{ agents { id } }")).ShouldBe(role == Role.Viewer, $"{role}");
            (await IsForbidden(who, "{ reviewers { id } }")).ShouldBe(
                role is not (Role.Manager or Role.Admin),
                $"{role}"
            );
        }
        (await IsForbidden(await shop.Agent(), "{ agents { id } }")).ShouldBeTrue();
    }

    [Fact, Trait("rule", "R26")]
    public async Task an_admin_revokes_it_and_is_shown_the_agent()
    {
        using var shop = await served.NewShop();
        await shop.Submitted();
        var admin = await shop.Person(Role.Admin);

        var done = await admin.Send(
            """
            mutation { revokeTrust(input: {agent: "bot", reason: "Too bold."}) {
              agent { agent revokedAt lacks } errors { code } } }
            """
        );
        var nobody = await admin.Send(
            """mutation { revokeTrust(input: {agent: "nobody", reason: "r"}) { agent { id } errors { code } } }"""
        );

        var agent = done.Data.GetProperty("revokeTrust").GetProperty("agent");
        agent.GetProperty("revokedAt").ValueKind.ShouldBe(JsonValueKind.String);
        var refused = nobody.Data.GetProperty("revokeTrust");
        refused.GetProperty("agent").ValueKind.ShouldBe(JsonValueKind.Null);
        refused.GetProperty("errors")[0].Text("code").ShouldBe("NOT_FOUND");
    }

    [Fact, Trait("rule", "R26")]
    public async Task nothing_that_is_shown_tells_a_check_item_before_it_is_decided_and_its_history_does_then()
    {
        using var shop = await served.NewShop();
        var real = await shop.Submitted();
        var planted = await Plant(await shop.Person(Role.Manager));
        var reviewer = await shop.Person(Role.Operator);

        (await Shown(reviewer, planted)).ShouldBe(await Shown(reviewer, real));
        await Reject(reviewer, planted);

        var entries = (await History(reviewer, planted)).EnumerateArray().Select(x => x.GetProperty("node")).ToList();
        entries[^1].Text("action").ShouldBe("CHECK_ITEM_ENDED");
        var check = entries[^1].GetProperty("checkItem");
        check.GetProperty("plantedBy").Text("id").ShouldBe("the-manager");
        check.Text("caughtBy").ShouldBe("the-operator");
        entries[..^1].ShouldAllBe(x => x.GetProperty("checkItem").ValueKind == JsonValueKind.Null);
        var reviewers = await (await shop.Person(Role.Manager)).Send(
            "{ reviewers { reviewer review { checksSeen checksMissed } } }"
        );
        var signs = reviewers
            .Data.GetProperty("reviewers")
            .EnumerateArray()
            .Single(x => x.Text("reviewer") == "the-operator")
            .GetProperty("review");
        signs.GetProperty("checksSeen").GetInt32().ShouldBe(1);
        signs.GetProperty("checksMissed").GetInt32().ShouldBe(0);
    }

    /// <summary>All that a reviewer sees of it, but for what differs between any two.</summary>
    private static async Task<string> Shown(ApiClient who, string id)
    {
        var answer = await who.Send(
            $$"""
            { approval(id: "{{id}}") { state kind priority riskLevel urgency revision version summary intent viewerCan
                draftedBy { id kind onBehalfOf } actions { tool arguments } approvalsNeeded claim { until }
                validation { passes failures warnings } decision { at }
                history { totalCount edges { node { action type version revision state reason by { id kind onBehalfOf }
                  checkItem { caughtBy } trust { agent } policy { policyVersion } } } } } }
            """
        );
        return answer.Data.GetProperty("approval").GetRawText();
    }

    private static async Task<JsonElement> History(ApiClient who, string id)
    {
        var answer = await who.Send(
            $$"""
            { approval(id: "{{id}}") { history { edges { node { action checkItem { plantedBy { id } missedBy caughtBy } } } } } }
            """
        );
        return answer.Data.GetProperty("approval").GetProperty("history").GetProperty("edges");
    }

    private static async Task<string> Plant(ApiClient manager)
    {
        var answer = await manager.Send(
            "mutation($draft: ApprovalDraftInput!) { plantCheckItem(input: {agent: \"bot\", draft: $draft}) { approval { id } errors { code message } } }",
            $$"""{"draft": {{Asked.Draft}}}"""
        );
        var payload = answer.Data.GetProperty("plantCheckItem");
        payload.GetProperty("errors").GetArrayLength().ShouldBe(0, answer.Text);
        return payload.GetProperty("approval").Text("id");
    }

    private static async Task Reject(ApiClient who, string id)
    {
        var answer = await who.Send(
            $$"""
            mutation { reject(input: {id: "{{id}}", expectedRevision: 1, reasonCode: OTHER, reason: "r"}) { errors { code } } }
            """
        );
        answer.Data.GetProperty("reject").GetProperty("errors").GetArrayLength().ShouldBe(0, answer.Text);
    }

    private static async Task<JsonElement> Agents(ApiClient who)
    {
        var answer = await who.Send(
            "{ agents { id agent decided approvalRate trustedSince lacks review { decisions } } }"
        );
        return answer.Data.GetProperty("agents");
    }

    private static async Task<bool> IsForbidden(ApiClient who, string query) =>
        (await who.Send(query)).Text.Contains("FORBIDDEN", StringComparison.Ordinal);
}
