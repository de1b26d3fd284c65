using System.Text.Json;
using HotDash.Api.Tests.Approvals;
using HotDash.Api.Tests.Transport;
using HotDash.Domain;
using HotDash.Support;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Reads;

/// <summary>Who, what, when: one entry an answer, on every transport, readable by admin and auditor.</summary>
public sealed class when_it_is_written_down_who_reads(ServedHost served)
{
    [Fact, Trait("rule", "R61")]
    public async Task an_answer_names_its_reader_the_fields_and_whose_they_are_and_no_word_of_them()
    {
        using var shop = await served.NewShop();
        var id = await SecretDraft.Tell(shop);
        var op = await shop.As(ApiClient.Person("reader", Role.Operator));
        await op.Send(
            $"query Detail {{ approval(id: \"{id}\") {{ summary state evidence {{ whyNow diffs }} history {{ nodes {{ type reason }} }} }} }}"
        );

        var (entry, text) = await OnlyOne(shop, "reader");

        entry.Text("stage").ShouldBe("ANSWERED");
        Texts(entry, "kinds").ShouldBe(["HISTORY", "PERSONAL_TEXT"]);
        Texts(entry, "fields")
            .ShouldBe([
                "Approval.history",
                "Approval.summary",
                "ApprovalHistoryEntry.reason",
                "Evidence.diffs",
                "Evidence.whyNow",
            ]);
        Texts(entry, "approvalIds").ShouldBe([id]);
        Texts(entry, "roles").ShouldBe(["OPERATOR"]);
        entry.Text("operation").ShouldBe("Detail");
        entry.Text("transport").ShouldBe("http");
        text.ShouldNotContain(SecretDraft.Mark);
    }

    [Theory]
    [InlineData("{ approvals { nodes { id state } } approvalQueue { pending } viewer { actor } }")]
    [InlineData("query ($no: Boolean = false) { approvals { nodes { id summary @include(if: $no) } } }")]
    [InlineData("{ approvals(filter: {states: [APPLIED]}) { nodes { summary } } }")]
    [InlineData("mutation { holdEffects(input: {reason: \" \"}) { errors { code } } }")]
    public async Task what_opens_nothing_is_not(string question)
    {
        using var shop = await served.NewShop();
        await SecretDraft.Tell(shop);
        var manager = await shop.As(ApiClient.Person("reader", Role.Manager));
        (await manager.Send(question)).Json.TryGetProperty("errors", out _).ShouldBeFalse();

        (await Entries(shop, "reader")).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_viewer_who_sees_asterisks_has_opened_nothing_and_a_refusal_is_told_of()
    {
        using var shop = await served.NewShop();
        var id = await SecretDraft.Tell(shop);
        var viewer = await shop.As(ApiClient.Person("reader", Role.Viewer));
        await viewer.Send($"{{ approval(id: \"{id}\") {{ summary }} }}");
        (await Entries(shop, "reader")).ShouldBeEmpty();

        await viewer.Send(
            $"{{ approval(id: \"{id}\") {{ summary history {{ totalCount }} }} readsLog {{ totalCount }} }}"
        );
        await viewer.Events("subscription { approvalHistoryAppended { cursor } }", Cancel).FirstAsync(Cancel);

        var entries = await Entries(shop, "reader");
        entries.Select(x => x.Text("stage")).ShouldBe(["REFUSED", "REFUSED"]);
        Texts(entries[0], "fields").ShouldBe(["Approval.history", "Query.readsLog"]);
        Texts(entries[1], "fields").ShouldBe(["Subscription.approvalHistoryAppended"]);
    }

    [Fact]
    public async Task a_page_an_entry_and_a_decision_are_too()
    {
        using var shop = await served.NewShop();
        var (id, other) = (await shop.Submitted(), await shop.Submitted());
        var op = await shop.As(ApiClient.Person("reader", Role.Operator));
        await op.Send("{ approvals { edges { node { summary } } } }");
        var history = await op.Send("{ approvalHistory(first: 1) { totalCount edges { node { id } } } }");
        var entry = history.Data.GetProperty("approvalHistory").GetProperty("edges")[0].GetProperty("node").Text("id");
        await op.Send($"{{ node(id: \"{entry}\") {{ id }} }}");
        await op.Send(
            $"mutation {{ claimApproval(input: {{id: \"{id}\"}}) {{ approval {{ summary actions {{ arguments }} }} }} }}"
        );

        var entries = await Entries(shop, "reader");

        entries
            .Select(x => string.Join(' ', Texts(x, "fields")))
            .ShouldBe([
                "Approval.summary",
                "Query.approvalHistory",
                "Query.node",
                "Approval.summary ApprovalAction.arguments",
            ]);
        Texts(entries[0], "approvalIds").Order().ShouldBe(((string[])[id, other]).Order());
        Texts(entries[1], "approvalIds").ShouldBe([id]);
        Texts(entries[3], "approvalIds").ShouldBe([id]);
    }

    [Fact]
    public async Task on_streams_and_sockets_a_question_is_as_anywhere()
    {
        using var shop = await served.NewShop();
        await shop.Submitted();
        var op = await shop.As(ApiClient.Person("reader", Role.Operator));
        const string question = "{ approvals { nodes { summary } } }";
        (await op.Events(question, Cancel).FirstAsync(Cancel)).ShouldContain("Tag it");
        await using var socket = await SocketClient.Ready(op.Address, op.Token);
        await socket.Subscribe("1", question);
        (await socket.Type()).ShouldBe("next");

        (await Entries(shop, "reader")).Select(x => x.Text("transport")).ShouldBe(["sse", "websocket"]);
    }

    [Fact]
    public async Task a_subscription_is_when_it_begins_and_when_it_ends_with_how_much_it_was_told()
    {
        using var shop = await served.NewShop();
        var op = await shop.As(ApiClient.Person("reader", Role.Operator));
        await using (var socket = await SocketClient.Ready(op.Address, op.Token))
        {
            await socket.Subscribe("1", "subscription Trail { approvalHistoryAppended { appended { type reason } } }");
            (await socket.Type()).ShouldBe("next");
            var (begun, _) = await OnlyOne(shop, "reader");
            begun.Text("stage").ShouldBe("BEGUN");
            Texts(begun, "kinds").ShouldBe(["HISTORY", "PERSONAL_TEXT"]);
            Texts(begun, "fields").ShouldBe(["ApprovalHistoryEntry.reason", "Subscription.approvalHistoryAppended"]);
            await shop.Submitted();
            for (var i = 0; i < 3; i++)
                (await socket.Type()).ShouldBe("next");
            await socket.Close();
        }

        List<JsonElement> entries = [];
        await Eventually.HoldsAsync(
            async () => (entries = await Entries(shop, "reader")).Count == 2,
            TimeSpan.FromSeconds(20),
            Cancel
        );

        entries[1].Text("stage").ShouldBe("ENDED");
        entries[1].GetProperty("messages").GetInt32().ShouldBe(4);
        entries[1].Text("traceId").ShouldBe(entries[0].Text("traceId"));
    }

    [Fact]
    public async Task to_read_the_log_is_too_and_operators_may_not()
    {
        using var shop = await served.NewShop();
        var auditor = await shop.As(ApiClient.Person("reader", Role.Auditor));
        await auditor.Send("{ readsLog { totalCount } }");

        var (entry, _) = await OnlyOne(shop, "reader");

        Texts(entry, "kinds").ShouldBe(["READS_LOG"]);
        (await (await shop.Person(Role.Manager)).Send("{ readsLog { totalCount } }")).ShouldRefuse(
            "FORBIDDEN",
            "readsLog"
        );
    }

    [Fact]
    public async Task it_is_read_page_by_page_from_both_ends()
    {
        using var shop = await served.NewShop();
        await shop.Submitted();
        var op = await shop.As(ApiClient.Person("reader", Role.Operator));
        foreach (var name in (string[])["First", "Second", "Third"])
            await op.Send($"query {name} {{ approvals {{ nodes {{ summary }} }} }}");
        var auditor = await shop.Person(Role.Auditor);

        var (first, cursor) = await Page("first: 2");
        first.ShouldBe(["First", "Second"]);
        (await Page($"first: 2, after: \"{cursor}\"")).Names.ShouldBe(["Third"]);
        (await Page($"last: 2, before: \"{cursor}\"")).Names.ShouldBe(["First"]);
        (await Page("last: 2")).Names.ShouldBe(["Second", "Third"]);

        async Task<(List<string> Names, string Cursor)> Page(string page)
        {
            var answer = await auditor.Send(
                $"{{ readsLog(filter: {{actor: \"reader\"}}, {page}) {{ nodes {{ operation }} pageInfo {{ endCursor }} }} }}"
            );
            var list = answer.Data.GetProperty("readsLog");
            return (
                [.. list.GetProperty("nodes").EnumerateArray().Select(x => x.Text("operation"))],
                list.GetProperty("pageInfo").Text("endCursor")
            );
        }
    }

    [Fact]
    public async Task another_shops_log_is_not_to_be_seen()
    {
        using var other = await served.NewShop();
        using var shop = await served.NewShop();
        await other.Submitted();
        await (await other.Person(Role.Operator)).Send("{ approvals { nodes { summary } } }");
        var (foreign, _) = await OnlyOne(other, "the-operator");
        var auditor = await shop.Person(Role.Auditor);

        (await auditor.Send($"{{ node(id: \"{foreign.Text("id")}\") {{ id }} }}")).Text.ShouldBe(
            """{"data":{"node":null}}"""
        );
        (await Entries(shop, "the-operator")).ShouldBeEmpty();
    }

    private static async Task<(JsonElement Entry, string Text)> OnlyOne(TestShop shop, string actor)
    {
        var entry = (await Entries(shop, actor)).ShouldHaveSingleItem();
        return (entry, entry.GetRawText());
    }

    private static async Task<List<JsonElement>> Entries(TestShop shop, string actor)
    {
        var answer = await (await shop.As(ApiClient.Person("the-reader-of-the-log", Role.Auditor))).Send(
            $"{{ readsLog(filter: {{actor: \"{actor}\"}}) {{ nodes {{ id stage kinds fields approvalIds roles operation transport traceId messages }} }} }}"
        );
        return [.. answer.Data.GetProperty("readsLog").GetProperty("nodes").EnumerateArray()];
    }

    private static List<string> Texts(JsonElement entry, string list) =>
        [.. entry.GetProperty(list).EnumerateArray().Select(x => x.GetString()!)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
