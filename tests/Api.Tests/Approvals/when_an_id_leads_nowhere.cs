using System.Text.Json;
using HotDash.Api.Tests.Transport;
using HotDash.Domain;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Approvals;

/// <summary>Another shop's approval answers exactly as one that does not exist, whoever asks and however.</summary>
public sealed class when_an_id_leads_nowhere(ServedHost served)
{
    [Fact]
    public async Task every_mutation_answers_for_another_shops_as_for_none_and_stores_nothing()
    {
        using var other = await served.NewShop();
        using var shop = await served.NewShop();
        var foreign = await other.Submitted();
        var admin = await shop.Person(Role.Admin);
        var (before, beforeThere) = (await shop.Stored(), await other.Stored());
        foreach (var mutation in Mutation.All.Where(x => x.ById))
        {
            var answer = await admin.Send(mutation.Document(foreign));
            answer.ShouldRefuse("NOT_FOUND", "id");
            Payload(answer).GetProperty("errors")[0].Text("nextStep").ShouldNotBeEmpty();
            Payload(answer).GetProperty("approval").ValueKind.ShouldBe(JsonValueKind.Null);
            answer.Text.ShouldBe((await admin.Send(mutation.Document(Mutation.NoId))).Text);
        }
        (await shop.Stored()).ShouldBe(before);
        (await other.Stored()).ShouldBe(beforeThere);
    }

    [Theory]
    [InlineData("{ approval(id: \"ID\") { id } }")]
    [InlineData("{ approval(id: \"ID\", atRevision: 1) { id } }")]
    [InlineData("{ approval(id: \"ID\", asOf: \"2126-01-01T00:00:00Z\") { id } }")]
    [InlineData("{ node(id: \"ID\") { id __typename } }")]
    [InlineData("{ nodes(ids: [\"ID\", \"ID\"]) { id } }")]
    [InlineData("{ approvalHistory(filter: {approvalId: \"ID\"}) { totalCount nodes { id } } }")]
    public async Task every_question_answers_for_another_shops_as_for_none(string question)
    {
        using var other = await served.NewShop();
        using var shop = await served.NewShop();
        var foreign = await other.Submitted();
        var entry = (await (await other.Person(Role.Auditor)).Send("{ approvalHistory { nodes { id } } }"))
            .Data.GetProperty("approvalHistory")
            .GetProperty("nodes")[0]
            .Text("id");
        var auditor = await shop.Person(Role.Auditor);
        var none = await auditor.Send(question.Replace("ID", Mutation.NoId, StringComparison.Ordinal));
        none.ShouldTellNothingInternal();
        none.Json.TryGetProperty("errors", out _).ShouldBeFalse(none.Text);
        (await auditor.Send(question.Replace("ID", foreign, StringComparison.Ordinal))).Text.ShouldBe(none.Text);
        if (
            question.Contains("node", StringComparison.Ordinal)
            && !question.Contains("filter", StringComparison.Ordinal)
        )
            (await auditor.Send(question.Replace("ID", entry, StringComparison.Ordinal))).Text.ShouldBe(none.Text);
    }

    [Fact]
    public async Task a_subscription_answers_for_another_shops_as_for_none()
    {
        using var other = await served.NewShop();
        using var shop = await served.NewShop();
        var foreign = await other.Submitted();
        var auditor = await shop.Person(Role.Auditor);
        var told = await First(auditor, foreign);
        told.ShouldContain("NOT_FOUND");
        told.ShouldBe(await First(auditor, Mutation.NoId));

        static async Task<string> First(ApiClient who, string id) =>
            await who.Events($"subscription {{ approvalChanged(id: \"{id}\") {{ cursor }} }}", Cancel)
                .FirstAsync(Cancel);
    }

    [Theory]
    [InlineData("!!", "INVALID_VALUE")]
    [InlineData("", "INVALID_VALUE")]
    [InlineData("<513>", "INVALID_VALUE")]
    [InlineData("QXBwcm92YWw6AA", "INVALID_VALUE")] // Approval: and NUL
    [InlineData("QXBwcm92YWw6", "INVALID_VALUE")] // Approval: and nothing
    [InlineData("QXBwcm92YWw6_w", "INVALID_VALUE")] // Approval: and no UTF-8
    [InlineData("Vmlld2VyOm9sZ2E", "NOT_FOUND")] // Viewer:olga
    [InlineData("QXBwcm92YWxIaXN0b3J5RW50cnk6MQ", "NOT_FOUND")] // ApprovalHistoryEntry:1
    public async Task what_is_no_approvals_id_is_refused(string id, string code)
    {
        using var shop = await served.NewShop();
        var admin = await shop.Person(Role.Admin);
        foreach (var mutation in Mutation.All.Where(x => x.ById))
            (await admin.Send(mutation.Document(id.Long()))).ShouldRefuse(code);
        (await shop.Stored()).ShouldStartWith("0 events, 0 streams");

        var answer = await admin.Send(
            $"{{ approval(id: \"{id.Long()}\") {{ id }} node(id: \"{id.Long()}\") {{ id }} }}"
        );
        answer.ShouldTellNothingInternal();
        if (code == "INVALID_VALUE")
            answer.ShouldRefuse(code);
        else
            answer.Text.ShouldBe("""{"data":{"approval":null,"node":null}}""");
    }

    [Fact]
    public async Task a_stream_of_something_else_is_no_approval()
    {
        using var shop = await served.NewShop();
        var admin = await shop.Person(Role.Admin);
        await admin.Send("mutation { holdEffects(input: {reason: \"r\"}) { errors { code } } }");
        var id = Mutation.IdOf("effects-hold");
        var before = await shop.Stored();
        before.ShouldStartWith("1 events, 1 streams");
        foreach (var mutation in Mutation.All.Where(x => x.ById))
            (await admin.Send(mutation.Document(id))).ShouldRefuse("NOT_FOUND", "id");
        (await shop.Stored()).ShouldBe(before);
        foreach (var when in (string[])["", ", atRevision: 0", ", atRevision: -1", ", asOf: \"2126-01-01T00:00:00Z\""])
        {
            var answer = await admin.Send($"{{ approval(id: \"{id}\"{when}) {{ id }} }}");
            answer.Text.ShouldBe("""{"data":{"approval":null}}""");
        }
    }

    private static JsonElement Payload(Answer answer) => answer.Data.EnumerateObject().Single().Value;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
