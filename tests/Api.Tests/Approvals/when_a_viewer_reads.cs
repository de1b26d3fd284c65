using System.Text.Json;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Approvals;

/// <summary>A viewer sees that there is personal text, never what it says; whoever decides sees it all.</summary>
public sealed class when_a_viewer_reads(ServedHost served)
{
    [Fact]
    public async Task personal_text_is_masked_wherever_it_stands()
    {
        using var shop = await served.NewShop();
        var id = await SecretDraft.Tell(shop);
        var viewer = await shop.Person(Role.Viewer);
        var all = Everything(shop, "Approval", "Approval.history");
        foreach (var question in Questions(id, all))
        {
            var answer = await viewer.Send(question);
            answer.Json.TryGetProperty("errors", out _).ShouldBeFalse(answer.Text);
            answer.Text.ShouldContain("\"***\"");
            answer.Text.ShouldContain("\"order\":\"1\"");
            answer.Text.ShouldNotContain(SecretDraft.Mark);
        }
    }

    [Theory]
    [InlineData(Role.Operator)]
    [InlineData(Role.Auditor)]
    public async Task others_read_every_word(Role role)
    {
        using var shop = await served.NewShop();
        var id = await SecretDraft.Tell(shop);
        var reader = await shop.Person(role);
        var approval = await reader.Send(Questions(id, Everything(shop, "Approval", "Approval.history"))[0]);
        foreach (var secret in SecretDraft.InApproval)
            approval.Text.ShouldContain(SecretDraft.Mark + secret);

        var entries = Everything(shop, "ApprovalHistoryEntry");
        var history = await reader.Send($"{{ approvalHistory {{ nodes {entries} }} }}");
        foreach (var secret in SecretDraft.InHistory)
            history.Text.ShouldContain(SecretDraft.Mark + secret);
        var ofOne = await reader.Send($"{{ approval(id: \"{id}\") {{ history {{ nodes {entries} }} }} }}");
        Nodes(ofOne.Data.GetProperty("approval").GetProperty("history"))
            .ShouldBe(Nodes(history.Data.GetProperty("approvalHistory")));
    }

    [Fact]
    public async Task history_is_not_for_viewers_by_no_way()
    {
        using var shop = await served.NewShop();
        var id = await SecretDraft.Tell(shop);
        var history = await (await shop.Person(Role.Auditor)).Send("{ approvalHistory { nodes { id } } }");
        var entry = history.Data.GetProperty("approvalHistory").GetProperty("nodes")[0].Text("id");
        var viewer = await shop.Person(Role.Viewer);
        var ask = $"... on ApprovalHistoryEntry {Everything(shop, "ApprovalHistoryEntry")}";
        (await viewer.Send($"{{ node(id: \"{entry}\") {{ id {ask} }} }}")).Text.ShouldBe("""{"data":{"node":null}}""");
        foreach (
            var way in (string[])
                [
                    "approval(id: \"ID\") { history { totalCount } }",
                    "node(id: \"ID\") { ... on Approval { history { totalCount } } }",
                ]
        )
            (await viewer.Send($"{{ {way.Replace("ID", id, StringComparison.Ordinal)} }}")).ShouldRefuse(
                "FORBIDDEN",
                "history"
            );
        (
            await viewer.Events("subscription { approvalHistoryAppended { cursor } }", Cancel).FirstAsync(Cancel)
        ).ShouldContain("FORBIDDEN");
    }

    [Fact]
    public async Task what_is_told_live_is_masked_for_viewers_alone()
    {
        using var shop = await served.NewShop();
        var (viewer, op) = (await shop.Person(Role.Viewer), await shop.Person(Role.Operator));
        var queue =
            $"subscription {{ approvalQueueChanged(filter: {{kinds: [CX_REPLY], states: [REJECTED]}}) {Everything(shop, "ApprovalQueueChange", "Approval.history")} }}";
        await using var masked = viewer.Events(queue, Cancel).GetAsyncEnumerator(Cancel);
        await using var plain = op.Events(queue, Cancel).GetAsyncEnumerator(Cancel);
        (await Until(masked, _ => true)).ShouldContain("\"kind\":\"SNAPSHOT\"");
        (await Until(plain, _ => true)).ShouldContain("\"kind\":\"SNAPSHOT\"");

        var id = await SecretDraft.Tell(shop);
        ShouldMask(await Until(masked, IsSettled));
        ShouldTell(await Until(plain, IsSettled));
        ShouldMask(await viewer.Events(queue, Cancel).FirstAsync(Cancel));

        var one =
            $"subscription {{ approvalChanged(id: \"{id}\") {Everything(shop, "ApprovalChange", "Approval.history")} }}";
        await using var maskedOne = viewer.Events(one, Cancel).GetAsyncEnumerator(Cancel);
        await using var plainOne = op.Events(one, Cancel).GetAsyncEnumerator(Cancel);
        ShouldMask(await Until(maskedOne, _ => true));
        ShouldTell(await Until(plainOne, _ => true));
        await SecretDraft.RecordOutcome(shop, id);
        ShouldMask(await Until(maskedOne, _ => true));
        ShouldTell(await Until(plainOne, _ => true));
    }

    private static string[] Questions(string id, string all) =>
        [
            $"{{ approval(id: \"{id}\") {all} }}",
            $"{{ approval(id: \"{id}\", atRevision: 2) {all} }}",
            $"{{ approval(id: \"{id}\", asOf: \"2126-01-01T00:00:00Z\") {all} }}",
            $"{{ approvals {{ nodes {all} }} }}",
            $"{{ approvals(orderBy: NEWEST) {{ edges {{ node {all} }} }} }}",
            $"{{ node(id: \"{id}\") {{ id ... on Approval {all} }} }}",
            $"{{ nodes(ids: [\"{id}\"]) {{ id ... on Approval {all} }} }}",
        ];

    private static string Everything(TestShop shop, string type, params string[] without) =>
        Selections.Of(shop.Services.GetRequiredService<ApiSchema>(), type, without);

    /// <summary>Every message up to the one that is waited for, joined: nothing may slip out on the way either.</summary>
    private static async Task<string> Until(IAsyncEnumerator<string> told, Func<string, bool> isIt)
    {
        var heard = "";
        do
        {
            (await told.MoveNextAsync()).ShouldBeTrue(heard);
            heard += told.Current;
        } while (!isIt(told.Current));
        return heard;
    }

    private static bool IsSettled(string message) => message.Contains("\"measuredEffect\"", StringComparison.Ordinal);

    private static void ShouldMask(string told)
    {
        told.ShouldContain("\"***\"");
        told.ShouldNotContain(SecretDraft.Mark);
    }

    private static void ShouldTell(string told)
    {
        foreach (var secret in SecretDraft.InApproval)
            told.ShouldContain(SecretDraft.Mark + secret);
    }

    private static string Nodes(JsonElement connection) => connection.GetProperty("nodes").GetRawText();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
