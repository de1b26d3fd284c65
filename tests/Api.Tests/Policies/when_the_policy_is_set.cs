using System.Text.Json;
using HotDash.Api.Tests.Approvals;
using HotDash.Api.Tests.Transport;
using HotDash.Domain;
using HotDash.Projections.Storage;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Policies;

public sealed class when_the_policy_is_set(ServedHost served)
{
    [Fact]
    public async Task whoever_decides_sees_what_holds_and_who_set_it_when()
    {
        using var shop = await served.NewShop();
        var admin = await shop.Person(Role.Admin);
        var operatorOfShop = await shop.Person(Role.Operator);
        (await History(operatorOfShop)).ShouldBe(["0 by nobody:"]);
        // Of what an agent drafts, both can be approvers.
        await shop.Agent();

        var set = await Done(
            admin,
            """
            hours: {timeZone: "Australia/Lord_Howe", opens: "08:30", days: [SATURDAY, MONDAY], holidays: ["2026-12-26", "2026-12-25"]},
            highValue: {amount: "250.50", currency: "EUR"}, highQuantity: 7,
            quorums: [{kind: GROWTH, risk: LOW, approvals: 2, manager: true}],
            kinds: [{kind: GROWTH, grades: [TONE], sla: {measure: WORKING_TIME, minutes: 20}, expiresAfterMinutes: 90, undoForSeconds: 0}],
            claimForSeconds: 90, ladders: [{priority: LOW, rungs: [{afterMinutes: 5, to: "NIGHT"}]}],
            lists: [{name: "NIGHT", members: ["the-operator"]}],
            autoApproval: {enabled: true, tools: ["product.tag"], minMeanGrade: "4.5"}
            """
        );
        set.GetProperty("version").GetInt32().ShouldBe(1);
        set.GetProperty("setBy").Text("id").ShouldBe("the-admin");
        set.GetProperty("setAt").GetString().ShouldNotBeNull();
        Shown(set, "hours")
            .ShouldBe(
                """{"timeZone":"Australia/Lord_Howe","opens":"08:30:00","closes":"17:00:00","days":["MONDAY","SATURDAY"],"holidays":["2026-12-25","2026-12-26"]}"""
            );
        Shown(set, "highValue").ShouldBe("""{"amount":"250.50","currency":"EUR"}""");
        set.GetProperty("quorums")[1]
            .GetRawText()
            .ShouldBe("""{"kind":"GROWTH","risk":"LOW","approvals":2,"manager":true}""");
        var growth = set.GetProperty("kinds").EnumerateArray().Single(x => x.Text("kind") == "GROWTH");
        growth
            .GetRawText()
            .ShouldBe(
                """{"kind":"GROWTH","grades":["TONE"],"sla":{"measure":"WORKING_TIME","minutes":20},"expiresAfterMinutes":90,"undoForSeconds":0}"""
            );
        var replies = set.GetProperty("kinds").EnumerateArray().Single(x => x.Text("kind") == "CX_REPLY");
        replies
            .GetRawText()
            .ShouldBe(
                """{"kind":"CX_REPLY","grades":["TONE","ACCURACY","POLICY"],"sla":{"measure":"WORKING_TIME","minutes":15},"expiresAfterMinutes":1440,"undoForSeconds":10}"""
            );
        set.GetProperty("claimForSeconds").GetInt32().ShouldBe(90);
        Shown(set, "lists").ShouldBe("""[{"name":"NIGHT","members":["the-operator"]}]""");
        Shown(set, "autoApproval")
            .ShouldBe(
                """{"enabled":true,"tools":["product.tag"],"intents":[],"minDecided":50,"minApprovalPercent":95,"minMeanGrade":"4.5","mostADay":50,"samplePercent":10}"""
            );

        await Done(admin, "highQuantity: 8");
        (await Done(admin, "highQuantity: 8")).GetProperty("version").GetInt32().ShouldBe(2);
        (await History(operatorOfShop)).ShouldBe([
            "2 by the-admin: HIGH_QUANTITY",
            "1 by the-admin: HOURS HIGH_VALUE HIGH_QUANTITY QUORUMS GRADES SLAS EXPIRY UNDO CLAIM LADDERS LISTS AUTO_APPROVAL",
            "0 by nobody:",
        ]);
        var again = await operatorOfShop.Send(
            $"{{ node(id: \"{set.Text("id")}\") {{ ... on ApprovalPolicy {{ version highQuantity }} }} }}"
        );
        again.Data.GetProperty("node").GetRawText().ShouldBe("""{"version":1,"highQuantity":7}""");
    }

    [Theory]
    [InlineData("highQuantity: -1", "INVALID_VALUE", "highQuantity")]
    [InlineData("highValue: {amount: \"1\", currency: \"eur\"}", "INVALID_VALUE", "highValue.currency")]
    [InlineData("hours: {opens: \"17:00\"}", "INVALID_VALUE", "hours.closes")]
    [InlineData("hours: {days: []}", "INVALID_VALUE", "hours.days")]
    [InlineData("hours: {closes: \"25:00\"}", "INVALID_VALUE", "time of day")]
    [InlineData("hours: {timeZone: \"Mars/Base\"}", "INVALID_VALUE", "time zone")]
    [InlineData("hours: {holidays: [\"2026-02-30\"]}", "INVALID_VALUE", "date")]
    [InlineData("kinds: [{kind: MISC, undoForSeconds: -1}]", "INVALID_VALUE", "kinds.0.undoForSeconds")]
    [InlineData("kinds: [{kind: MISC, undoForSeconds: 86401}]", "INVALID_VALUE", "kinds.0.undoForSeconds")]
    [InlineData("kinds: [{kind: MISC, expiresAfterMinutes: 0}]", "INVALID_VALUE", "kinds.0.expiresAfterMinutes")]
    [InlineData("kinds: [{kind: MISC}, {kind: MISC}]", "INVALID_VALUE", "kinds.1")]
    [InlineData("kinds: [{kind: MISC, sla: {measure: ELAPSED}}]", "INVALID_VALUE", "kinds.0.sla.minutes")]
    [InlineData("claimForSeconds: 59", "INVALID_VALUE", "claimForSeconds")]
    [InlineData("quorums: [{risk: LOW, approvals: 0, manager: false}]", "INVALID_VALUE", "quorums.0.approvals")]
    [InlineData("quorums: [{risk: LOW, approvals: 2147483648, manager: false}]", "INVALID_VALUE", "32 bits")]
    [InlineData("autoApproval: {enabled: true}", "INVALID_VALUE", "autoApproval.tools")]
    [InlineData("autoApproval: {enabled: true, tools: [\"email.send\"]}", "INVALID_VALUE", "autoApproval.tools.0")]
    [InlineData("autoApproval: {enabled: false, tools: [\"no.tool\"]}", "UNKNOWN_TOOL", "autoApproval.tools.0")]
    [InlineData("autoApproval: {enabled: false, mostADay: 1001}", "INVALID_VALUE", "autoApproval.mostADay")]
    [InlineData("quorums: [{risk: LOW, approvals: 3, manager: false}]", "POLICY_UNSATISFIABLE", "quorums.0.approvals")]
    [InlineData(
        "ladders: [{priority: LOW, rungs: [{afterMinutes: 5, to: \"ON_CALL\"}]}]",
        "POLICY_UNSATISFIABLE",
        "ladders.0.rungs.0.to"
    )]
    [InlineData("lists: [{name: \"NIGHT\", members: [\"nobody\"]}]", "NOT_FOUND", "lists.0.members.0")]
    [InlineData("lists: [{name: \"NIGHT\", members: [\"foreign\"]}]", "NOT_FOUND", "lists.0.members.0")]
    public async Task what_cannot_be_is_refused_and_nothing_of_it_is_set(string input, string code, string where)
    {
        using var other = await served.NewShop();
        await other.As(ApiClient.Person("foreign", Role.Operator));
        using var shop = await served.NewShop();
        var admin = await shop.Person(Role.Admin);
        await shop.Person(Role.Operator);

        (
            await admin.Send(
                Document(
                    $"claimForSeconds: 120, {input}".Replace(
                        "claimForSeconds: 120, claim",
                        "claim",
                        StringComparison.Ordinal
                    )
                )
            )
        ).ShouldRefuse(code, where);

        (await History(admin)).ShouldBe(["0 by nobody:"]);
    }

    [Fact]
    public async Task only_admins_set_it_and_who_does_not_decide_does_not_read_it()
    {
        using var shop = await served.NewShop();
        foreach (var role in (Role[])[Role.Viewer, Role.Operator, Role.Manager, Role.Auditor])
            (await (await shop.Person(role)).Send(Document("highQuantity: 1"))).ShouldRefuse("FORBIDDEN");
        (await (await shop.Agent()).Send(Document("highQuantity: 1"))).ShouldRefuse("FORBIDDEN");
        (await (await shop.Person(Role.Viewer)).Send("{ approvalPolicies { id } }")).ShouldRefuse("FORBIDDEN");
        (await History(await shop.Person(Role.Auditor))).ShouldBe(["0 by nobody:"]);
    }

    [Fact]
    public async Task what_waits_needs_what_is_set_now_and_what_was_decided_what_it_obeyed()
    {
        using var shop = await served.NewShop();
        var admin = await shop.Person(Role.Admin);
        var decider = await shop.Person(Role.Operator);
        var decided = await (await shop.Agent()).Submit();
        await Approve(decider, decided, "APPROVED");
        var waiting = await shop.Submitted();
        await Done(admin, "quorums: [{kind: GROWTH, risk: LOW, approvals: 2, manager: false}]");

        (await Needed(admin, waiting)).ShouldBe(2);
        (await Needed(admin, decided.Text("id"))).ShouldBe(1);
        await Done(admin, "quorums: [{kind: GROWTH, risk: LOW, approvals: 1, manager: false}]");
        (await Needed(admin, waiting)).ShouldBe(1);
    }

    [Fact]
    public async Task the_trail_names_the_version_that_each_approval_of_a_quorum_obeyed()
    {
        using var shop = await served.NewShop();
        var admin = await shop.Person(Role.Admin);
        var first = await shop.Person(Role.Operator);
        var second = await shop.Person(Role.Manager);
        var agent = await shop.Agent();
        await Done(admin, "quorums: [{kind: GROWTH, risk: LOW, approvals: 3, manager: true}]");
        var asked = await agent.Submit();
        await Approve(first, asked, "PENDING_REVIEW");
        await Done(admin, "quorums: [{kind: GROWTH, risk: LOW, approvals: 2, manager: false}]");
        await Approve(second, asked, "APPROVED");

        var trail = await admin.Send(
            $"{{ approval(id: \"{asked.Text("id")}\") {{ history {{ edges {{ node {{ action policy {{ policyVersion approvalsNeeded managerNeeded }} }} }} }} }} }}"
        );
        trail
            .Data.GetProperty("approval")
            .GetProperty("history")
            .GetProperty("edges")
            .EnumerateArray()
            .Select(x => x.GetProperty("node"))
            .Where(x => x.GetProperty("policy").ValueKind == JsonValueKind.Object)
            .Select(x => $"{x.Text("action")} {x.GetProperty("policy").GetRawText()}")
            .ShouldBe([
                """SUBMITTED {"policyVersion":1,"approvalsNeeded":3,"managerNeeded":true}""",
                """GIVEN {"policyVersion":1,"approvalsNeeded":3,"managerNeeded":true}""",
                """GIVEN {"policyVersion":2,"approvalsNeeded":2,"managerNeeded":false}""",
                """APPROVED {"policyVersion":2,"approvalsNeeded":2,"managerNeeded":false}""",
            ]);
    }

    [Theory]
    [InlineData("LEGAL_THREAT", "NEUTRAL", 1, 1, "CRITICAL", "LEGAL_THREAT")]
    [InlineData(
        "VIP_CUSTOMER",
        "ANGRY",
        6,
        3,
        "HIGH",
        "NEGATIVE_SENTIMENT COMPLEX_ISSUE VIP_CUSTOMER MULTIPLE_CONTACTS"
    )]
    [InlineData("", "FRUSTRATED", 5, 2, "MEDIUM", "")]
    [InlineData("", "NEUTRAL", 5, 2, "LOW", "")]
    public async Task a_reviewer_sees_how_delicate_the_conversation_is(
        string seen,
        string sentiment,
        int messages,
        int contacts,
        string severity,
        string triggers
    )
    {
        using var shop = await served.NewShop();
        await using (
            var batch = ShopBatch
                .For(shop.Services.GetRequiredService<DatabasePools>(), shop.Name)
                .With(
                    """
                    insert into hotdash.conversations (shop, ref, last_message, triggers, sentiment, messages, contacts)
                    values ($1, 'c-1', 'm-1', string_to_array($2, ' '), $3, $4, $5)
                    """,
                    shop.Name,
                    seen,
                    sentiment,
                    messages,
                    contacts
                )
        )
            await batch.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var draft = Asked.Draft.Replace("\"kind\"", "\"conversationRef\":\"c-1\",\"kind\"", StringComparison.Ordinal);
        var id = (await (await shop.Agent()).Submit(draft)).Text("id");

        var answer = await (await shop.Person(Role.Operator)).Send(
            $"{{ approval(id: \"{id}\") {{ conversation {{ severity triggers }} }} }}"
        );
        var found = answer.Data.GetProperty("approval").GetProperty("conversation");
        found.Text("severity").ShouldBe(severity);
        string.Join(' ', found.GetProperty("triggers").EnumerateArray().Select(x => x.GetString())).ShouldBe(triggers);
    }

    private static async Task Approve(ApiClient who, JsonElement asked, string state)
    {
        var answer = await who.Send(
            $"mutation {{ approve(input: {{id: \"{asked.Text("id")}\", expectedRevision: 1, payloadDigest: \"{asked.Text("payloadDigest")}\"}}) "
                + "{ approval { state } errors { code } } }"
        );
        answer.Data.GetProperty("approve").GetProperty("approval").Text("state").ShouldBe(state, answer.Text);
    }

    private static async Task<int> Needed(ApiClient who, string id) =>
        (await who.Send($"{{ approval(id: \"{id}\") {{ approvalsNeeded }} }}"))
            .Data.GetProperty("approval")
            .GetProperty("approvalsNeeded")
            .GetInt32();

    private static async Task<List<string>> History(ApiClient who) =>
        [
            .. (await who.Send("{ approvalPolicies { version setBy { id } changed } }"))
                .Data.GetProperty("approvalPolicies")
                .EnumerateArray()
                .Select(x =>
                    $"{x.GetProperty("version")} by {(x.GetProperty("setBy") is { ValueKind: JsonValueKind.Object } by ? by.Text("id") : "nobody")}: ".Trim()
                    + string.Concat(x.GetProperty("changed").EnumerateArray().Select(part => $" {part}"))
                ),
        ];

    private static async Task<JsonElement> Done(ApiClient admin, string input)
    {
        var answer = await admin.Send(Document(input));
        var payload = answer.Data.GetProperty("setApprovalPolicy");
        payload.GetProperty("errors").GetArrayLength().ShouldBe(0, answer.Text);
        return payload.GetProperty("policy");
    }

    private static string Shown(JsonElement policy, string field) => policy.GetProperty(field).GetRawText();

    private static string Document(string input) =>
        $"mutation {{ setApprovalPolicy(input: {{{input}}}) {{ policy {{ {Fields} }} replayed errors {{ code message path nextStep }} }} }}";

    private const string Fields =
        "id version setBy { id } setAt changed hours { timeZone opens closes days holidays } highValue { amount currency } highQuantity "
        + "quorums { kind risk approvals manager } kinds { kind grades sla { measure minutes } expiresAfterMinutes undoForSeconds } "
        + "claimForSeconds ladders { priority rungs { afterMinutes to } } lists { name members } "
        + "autoApproval { enabled tools intents minDecided minApprovalPercent minMeanGrade mostADay samplePercent }";
}
