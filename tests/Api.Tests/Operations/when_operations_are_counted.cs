using System.Net.Http.Json;
using System.Text.Json;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.Tests.Approvals;
using HotDash.Api.Tests.Notifications;
using HotDash.Domain;
using HotDash.Support;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Operations;

/// <summary>
/// What each operation of schema/graphql/operations asks of the database: statements, and round trips, who asks included.
/// Each is sent by its hash, as the dashboard sends it.
/// </summary>
public sealed class when_operations_are_counted(ServedHost served)
{
    private readonly Dictionary<string, (int Statements, int RoundTrips, string Text)> _counted = [];

    [Fact]
    public async Task a_page_of_50_approvals_with_all_its_edges_takes_4()
    {
        using var shop = await FullShop();
        var admin = await shop.Person(Role.Admin);
        foreach (var page in (string[])["""{"first":50}""", """{"last":50,"orderBy":"NEWEST"}"""])
        {
            var answer = await Ask(admin, "ApprovalsWithHistory", page);
            var list = answer.GetProperty("approvals");
            list.GetProperty("totalCount").GetInt32().ShouldBe(51);
            list.GetProperty("edges").GetArrayLength().ShouldBe(50);
            foreach (var edge in list.GetProperty("edges").EnumerateArray())
            {
                var history = edge.GetProperty("node").GetProperty("history");
                history.GetProperty("edges").GetArrayLength().ShouldBe(3);
                history.GetProperty("totalCount").GetInt32().ShouldBe(3);
            }
            var (statements, roundTrips, text) = _counted["ApprovalsWithHistory"];
            statements.ShouldBeLessThanOrEqualTo(4, text);
            roundTrips.ShouldBeLessThanOrEqualTo(4, text);
        }
    }

    [Fact, Trait("rule", "R30")]
    public async Task the_whole_dashboard_takes_2_round_trips_with_whoever_asks()
    {
        using var shop = await FullShop();
        var admin = await shop.Person(Role.Admin);
        var agent = await shop.Agent();
        foreach (var tile in Tiles.Tiles.All.Values)
            await Tiles.Tiles.Recorded(agent, tile);
        var tiles = (await Ask(admin, "Dashboard")).GetProperty("dashboard").GetProperty("tiles");
        tiles.EnumerateArray().Count(x => x.Text("state") == "OK").ShouldBe(16);
        // Who asks, and all tiles. That customers' texts are read is written down for all readers together.
        var (_, roundTrips, text) = _counted["Dashboard"];
        roundTrips.ShouldBeLessThanOrEqualTo(2, text);
        text.Split("tile_latest").Length.ShouldBe(2, text);
    }

    [Fact]
    public async Task every_question_takes_few()
    {
        using var shop = await FullShop();
        var admin = await shop.Person(Role.Admin);
        var page = (await Ask(admin, "Approvals", "{}")).GetProperty("approvals");
        var ids = page.GetProperty("edges").EnumerateArray().Select(x => x.GetProperty("node").Text("id")).ToList();
        var trail = (await Ask(admin, "ApprovalTrail", $$"""{"id":"{{ids[0]}}"}""")).GetProperty("approval");
        var entry = trail.GetProperty("history").GetProperty("edges")[0].GetProperty("node").Text("id");
        var viewer = (await Ask(admin, "Viewer")).GetProperty("viewer").Text("id");
        var queue = (await Ask(admin, "ApprovalQueue")).GetProperty("approvalQueue").Text("id");

        await Ask(admin, "Dashboard");
        await Ask(admin, "Onboarding");
        await Ask(admin, "Tile", "{\"key\":\"APPROVALS_QUEUE\"}");
        await Ask(admin, "Tools");
        await Ask(admin, "Members");
        await Ask(admin, "ApiKeys");
        await Ask(admin, "ApprovalPolicies");
        await Ask(admin, "Agents");
        await Ask(admin, "Reviewers");
        await Ask(admin, "ApprovalsWithHistory");
        await Ask(admin, "ApprovalsAsOf", """{"asOf":"2126-01-01T00:00:00Z"}""");
        await Ask(admin, "Approval", $$"""{"id":"{{ids[0]}}"}""");
        await Ask(admin, "ApprovalAt", $$"""{"id":"{{ids[0]}}","atRevision":1}""");
        await Ask(admin, "ApprovalHistory");
        await Ask(admin, "ReadsLog");
        await Ask(admin, "Notifications", """{"first":50}""");
        await Ask(admin, "Node", $$"""{"id":"{{entry}}"}""");
        var all = JsonSerializer.Serialize(new { ids = (string[])[.. ids, .. ids[..45], entry, viewer, queue] });
        var nodes = (await Ask(admin, "Nodes", all)).GetProperty("nodes");

        nodes.EnumerateArray().Count(x => x.ValueKind == JsonValueKind.Object).ShouldBe(98);
        ShouldTakeFew("query");
    }

    [Fact]
    public async Task every_wish_takes_few()
    {
        using var shop = await served.NewShop();
        var admin = await shop.Person(Role.Admin);
        var first = await Wish(admin, "DraftApproval", $$"""{"draft":{{Asked.Draft}}}""");
        first = await Wish(admin, "EditApproval", $$"""{{{Of(first)}},"summary":"Tag them"}""");
        first = await Wish(admin, "SubmitApproval", $$"""{{{Of(first)}}}""");
        first = await Wish(admin, "ValidateApproval", $$"""{"id":"{{first.Text("id")}}"}""");
        await Wish(admin, "ClaimApproval", $$"""{"id":"{{first.Text("id")}}"}""");
        await Wish(admin, "ReleaseApproval", $$"""{"id":"{{first.Text("id")}}"}""");
        await Wish(
            admin,
            "ExtendExpiry",
            $$"""{"id":"{{first.Text("id")}}","expiresAt":"2126-01-01T00:00:00Z","reason":"r"}"""
        );
        await Wish(admin, "EscalateApproval", $$"""{"id":"{{first.Text("id")}}","reason":"r"}""");
        await Wish(admin, "RequestChanges", $$"""{{{Of(first)}},"note":"n"}""");
        await Wish(admin, "WithdrawApproval", $$"""{"id":"{{first.Text("id")}}","reason":"r"}""");

        await Wish(admin, "HoldEffects", """{"reason":"r"}""");
        var second = await (await shop.Agent()).Submit();
        await Wish(admin, "Approve", $$"""{{{Of(second)}},"payloadDigest":"{{second.Text("payloadDigest")}}"}""");
        await Wish(admin, "UndoApproval", $$"""{"id":"{{second.Text("id")}}","reason":"r"}""");
        await Wish(admin, "Reject", $$"""{{{Of(second)}},"reasonCode":"OTHER","reason":"r"}""");
        await Wish(
            admin,
            "DecideApprovals",
            $$"""{"mode":"PER_ITEM","items":[{{{Of(second)}},"decision":"REJECT","reasonCode":"OTHER","reason":"r"}]}"""
        );
        await Wish(admin, "PlantCheckItem", $$"""{"agent":"bot","draft":{{Asked.Draft}}}""");
        await Wish(admin, "RevokeTrust", """{"agent":"bot","reason":"r"}""");
        await Wish(admin, "ReleaseEffects", "{}");

        var member = await Wish(
            admin,
            "InviteMember",
            """{"name":"New","roles":["VIEWER"],"issuer":"https://id.example.org","subject":"new"}"""
        );
        await Wish(admin, "ChangeMemberRoles", $$"""{"id":"{{member.Text("id")}}","roles":["OPERATOR"]}""");
        await Wish(admin, "RemoveMember", $$"""{"id":"{{member.Text("id")}}"}""");

        // Nothing was carried out of it: these are refused, by the same way.
        foreach (var late in (string[])["RetryApproval", "RollBackApproval"])
            await Wish(admin, late, $$"""{"id":"{{second.Text("id")}}","reason":"r"}""", "INVALID_STATE");
        await Wish(
            admin,
            "SettleAction",
            $$"""{"id":"{{second.Text("id")}}","actionId":"a1","outcome":"DONE","reason":"r"}""",
            "INVALID_VALUE"
        );
        await Wish(
            admin,
            "RecordOutcome",
            $$"""{"id":"{{second.Text("id")}}","measuredEffect":"m"}""",
            "INVALID_STATE"
        );
        await Wish(admin, "RecordLesson", $$"""{"id":"{{second.Text("id")}}","lesson":"l"}""", "INVALID_STATE");

        await Wish(admin, "RecordTileSnapshot", "{\"tile\":{\"returns\":{\"returns\":1,\"orders\":2}}}");
        await Wish(admin, "DecideTile", "{\"tile\":\"SALES_PULSE\",\"decision\":\"NO_ACTION\"}", "INVALID_STATE");

        await Wish(admin, "SetLegalHold", """{"subject":"customer-9","held":true,"reason":"r"}""");
        await Wish(admin, "EraseSubject", """{"subject":"customer-8"}""");
        var key = (await Wish(admin, "IssueApiKey", """{"agent":"bot","name":"k"}""")).GetProperty("apiKey");
        await Wish(admin, "RevokeApiKey", $$"""{"id":"{{key.Text("id")}}"}""");
        await Wish(admin, "SetApprovalPolicy", """{"highQuantity":7}""");

        await Wish(admin, "ReorderTiles", """{"tiles":["AOV"]}""");
        await Wish(admin, "MoveTile", """{"tile":"RETURNS","before":"AOV"}""");
        await Wish(admin, "SetTileVisibility", """{"tile":"AOV","visible":false}""");
        await Wish(admin, "UpdatePreferences", """{"theme":"DARK"}""");
        await Wish(admin, "ResetPreferences", "{}");
        await Wish(admin, "AdvanceOnboarding", """{"move":"SKIP"}""");

        var told = await shop.Tell("the-admin");
        await Wish(admin, "MarkNotificationsRead", $$"""{"ids":["{{told}}"]}""");
        await Wish(admin, "DismissNotification", $$"""{"id":"{{told}}"}""");
        await Wish(admin, "ArchiveNotifications", $$"""{"ids":["{{told}}"]}""");
        await Wish(admin, "UpdateNotificationPreferences", """{"frequency":"HOURLY"}""");

        ShouldTakeFew("mutation");
    }

    [Fact]
    public async Task every_live_answer_begins_with_few()
    {
        using var shop = await served.NewShop();
        var id = await shop.Submitted();
        var admin = await shop.Person(Role.Admin);
        await First(admin, "ApprovalQueueChanged", new { });
        await First(admin, "ApprovalChanged", new { id });
        await First(admin, "TileChanged", new { });
        await First(admin, "PreferencesChanged", new { });
        await First(admin, "NotificationReceived", new { });
        var told = await First(admin, "ApprovalHistoryAppended", new { });
        var after = told.GetProperty("approvalHistoryAppended").Text("cursor");
        (await (await shop.Agent()).Submit()).Text("state").ShouldBe("PENDING_REVIEW");
        told = await First(admin, "ApprovalHistoryAppended", new { after });
        told.GetProperty("approvalHistoryAppended").GetProperty("appended").GetArrayLength().ShouldBe(1);

        ShouldTakeFew("subscription");
    }

    [Fact]
    public void none_is_left_out() => Most.Keys.Order().ShouldBe(Operation.All.Select(x => x.Name).Order());

    private void ShouldTakeFew(string kind)
    {
        var names = Operation.All.Where(x => x.Kind == kind).Select(x => x.Name).ToList();
        _counted.Keys.Order().ShouldBe(names.Order());
        names
            .Where(x => _counted[x].Statements > Most.GetValueOrDefault(x))
            .Select(x => $"{x}: {_counted[x].Statements} in {_counted[x].RoundTrips}\n{_counted[x].Text}")
            .ShouldBeEmpty();
    }

    private async Task<TestShop> FullShop()
    {
        var shop = await served.NewShop();
        for (var i = 0; i < 51; i++)
            await shop.Submitted();
        return shop;
    }

    private async Task<JsonElement> Ask(ApiClient who, string name, string variables = "{}")
    {
        var answer = default(JsonElement);
        await Count(
            name,
            async () =>
            {
                var hash = DocumentHash.Of(Operation.Named(name).Text);
                var sent = await who.Post($$"""{"documentId":"sha256:{{hash}}","variables":{{variables}}}""");
                sent.Json.TryGetProperty("errors", out _).ShouldBeFalse(sent.Text);
                answer = sent.Data;
            }
        );
        return answer;
    }

    private async Task<JsonElement> Wish(ApiClient who, string name, string input, string? refusal = null)
    {
        var payload = (await Ask(who, name, $$"""{"input":{{input}}}""")).EnumerateObject().Single().Value;
        var codes = payload.GetProperty("errors").EnumerateArray().Select(x => x.Text("code"));
        codes.ShouldBe(refusal is null ? [] : [refusal], $"{name}: {payload}");
        return payload.TryGetProperty("approval", out var approval) ? approval
            : payload.TryGetProperty("member", out var member) ? member
            : payload;
    }

    private async Task<JsonElement> First(ApiClient who, string name, object variables)
    {
        var told = "";
        var persistedQuery = new { version = 1, sha256Hash = DocumentHash.Of(Operation.Named(name).Text) };
        var body = JsonContent.Create(new { extensions = new { persistedQuery }, variables });
        await Count(name, async () => told = await who.Events(body, Cancel).FirstAsync(Cancel));
        return JsonElement.Parse(told).GetProperty("data");
    }

    private async Task Count(string name, Func<Task> work)
    {
        var trips = await Statements.Of(work);
        _counted[name] = (Statements.Within(trips).Count, trips.Count, string.Join('\n', trips));
    }

    private static string Of(JsonElement approval) =>
        $"\"id\":\"{approval.Text("id")}\",\"expectedRevision\":{approval.GetProperty("revision")}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>
    /// How many statements each may take: one is who asks, looked up once a second. What is written down of readings is shared by
    /// all who read at the same time, and no question's own. The first that is handed a shop's policy since it was set reads it: one
    /// statement in one round trip (here the draft); what rests on it says so in one of its own transaction.
    /// </summary>
    private static readonly Dictionary<string, int> Most = new()
    {
        // The shop is told, tiles, queue (2), agents (2), ops: in one round trip.
        ["Dashboard"] = 8,
        ["Tile"] = 4,
        ["Onboarding"] = 2,
        ["ReorderTiles"] = 9,
        ["MoveTile"] = 9,
        ["SetTileVisibility"] = 9,
        ["UpdatePreferences"] = 9,
        ["ResetPreferences"] = 9,
        ["AdvanceOnboarding"] = 14,
        ["PreferencesChanged"] = 4,
        ["RecordTileSnapshot"] = 20,
        ["DecideTile"] = 8,
        ["TileChanged"] = 10,
        ["Viewer"] = 4,
        ["Notifications"] = 5,
        ["NotificationReceived"] = 4,
        ["MarkNotificationsRead"] = 9,
        ["DismissNotification"] = 9,
        ["ArchiveNotifications"] = 9,
        ["UpdateNotificationPreferences"] = 10,
        ["Members"] = 2,
        ["InviteMember"] = 15,
        ["ChangeMemberRoles"] = 14,
        ["RemoveMember"] = 15,
        ["Tools"] = 1,
        ["Node"] = 2,
        ["Nodes"] = 5,
        ["Approval"] = 2,
        ["ApprovalAt"] = 3,
        ["ApprovalTrail"] = 3,
        ["Approvals"] = 3,
        ["ApprovalsAsOf"] = 3,
        ["ApprovalsWithHistory"] = 4,
        ["ApprovalHistory"] = 3,
        ["ApprovalQueue"] = 3,
        ["ReadsLog"] = 3,
        ["DraftApproval"] = 9,
        ["SubmitApproval"] = 11,
        ["EditApproval"] = 10,
        ["ValidateApproval"] = 8,
        ["WithdrawApproval"] = 9,
        ["ClaimApproval"] = 10,
        ["ReleaseApproval"] = 9,
        ["Approve"] = 11,
        ["DecideApprovals"] = 10,
        ["PlantCheckItem"] = 12,
        ["RevokeTrust"] = 18,
        ["Agents"] = 4,
        ["Reviewers"] = 4,
        ["Reject"] = 10,
        ["RequestChanges"] = 9,
        ["UndoApproval"] = 10,
        ["ExtendExpiry"] = 10,
        ["EscalateApproval"] = 9,
        ["HoldEffects"] = 12,
        ["ReleaseEffects"] = 11,
        ["RetryApproval"] = 4,
        ["SettleAction"] = 4,
        ["RollBackApproval"] = 4,
        ["RecordOutcome"] = 4,
        ["RecordLesson"] = 4,
        ["SetLegalHold"] = 12,
        ["EraseSubject"] = 12,
        ["ApiKeys"] = 2,
        ["ApprovalPolicies"] = 2,
        ["SetApprovalPolicy"] = 14,
        ["IssueApiKey"] = 8,
        ["RevokeApiKey"] = 10,
        ["ApprovalQueueChanged"] = 4,
        ["ApprovalChanged"] = 2,
        ["ApprovalHistoryAppended"] = 6,
    };
}
