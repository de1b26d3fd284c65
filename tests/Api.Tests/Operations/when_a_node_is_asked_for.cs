using System.Text.Json;
using GraphQL.Types;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.Tests.Approvals;
using HotDash.Domain;
using HotDash.Support;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Operations;

/// <summary>Whatever has an id answers by it, alone and among others.</summary>
public sealed class when_a_node_is_asked_for(ServedHost served)
{
    [Fact]
    public async Task every_type_with_an_id_is_one_and_can_be_loaded()
    {
        using var shop = await served.NewShop();
        var schema = shop.Services.GetRequiredService<ApiSchema>();
        var withId = schema
            .AllTypes.OfType<IObjectGraphType>()
            .Where(x => x.Fields.Find("id")?.ResolvedType is NonNullGraphType { ResolvedType: IdGraphType })
            .ToList();

        withId.Select(x => x.Name).ShouldContain("Viewer");
        withId.ShouldAllBe(x => x.ResolvedInterfaces.Any(i => i.Name == "Node"));
        var loaded = shop.Services.GetServices<INodeLoader>().Select(x => x.Type);
        loaded.Order().ShouldBe(withId.Select(x => x.Name).Order());
    }

    [Fact]
    public async Task each_answers_by_its_id_and_many_in_their_order()
    {
        using var shop = await served.NewShop();
        var admin = await shop.Person(Role.Admin);
        var ids = await IdsOf(shop, admin);
        foreach (var (type, id) in ids)
            (await admin.Send($"{{ node(id: \"{id}\") {{ id __typename }} }}")).Text.ShouldBe(
                $$"""{"data":{"node":{"id":"{{id}}","__typename":"{{type}}"} } }""".Replace(
                    " ",
                    "",
                    StringComparison.Ordinal
                )
            );

        string[] asked =
        [
            ids["Viewer"],
            Mutation.NoId,
            ids["ApprovalHistoryEntry"],
            ids["Viewer"],
            ids["Approval"],
            ids["ApprovalQueueSummary"],
        ];
        (await Nodes(admin, asked)).ShouldBe([
            "Viewer",
            "",
            "ApprovalHistoryEntry",
            "Viewer",
            "Approval",
            "ApprovalQueueSummary",
        ]);
    }

    [Fact]
    public async Task another_shops_is_none_and_another_persons_viewer_too()
    {
        using var other = await served.NewShop();
        using var shop = await served.NewShop();
        var foreign = await IdsOf(other, await other.As(ApiClient.Person("stranger", Role.Admin)));
        var auditor = await shop.Person(Role.Auditor);

        (
            await Nodes(
                auditor,
                foreign["Approval"],
                foreign["ApprovalHistoryEntry"],
                foreign["Viewer"],
                foreign["Member"]
            )
        ).ShouldBe(["", "", "", ""]);
        // There is one queue a shop, and it is one's own.
        (await Nodes(auditor, foreign["ApprovalQueueSummary"])).ShouldBe(["ApprovalQueueSummary"]);
    }

    [Fact]
    public async Task what_a_role_may_not_ask_for_is_none_by_its_id()
    {
        using var shop = await served.NewShop();
        var ids = await IdsOf(shop, await shop.Person(Role.Admin));
        var agent = await shop.Agent("another");

        (await Nodes(agent, [.. ids.Values])).ShouldBe(["", "", "", "", ""]);
        (await Nodes(await shop.Agent("bot"), ids["Approval"])).ShouldBe(["Approval"]);
    }

    [Fact]
    public async Task too_many_are_refused()
    {
        using var shop = await served.NewShop();
        var admin = await shop.Person(Role.Admin);
        (await Nodes(admin, [.. Enumerable.Repeat(Mutation.NoId, 100)])).Count.ShouldBe(100);
        var ids = string.Join(',', Enumerable.Repeat($"\"{Mutation.NoId}\"", 101));
        (await admin.Send($"{{ nodes(ids: [{ids}]) {{ id }} }}")).ShouldRefuse("INVALID_VALUE", "100");
    }

    [Fact]
    public async Task many_fields_of_one_level_are_loaded_together()
    {
        using var shop = await served.NewShop();
        var ids = new[] { await shop.Submitted(), await shop.Submitted(), await shop.Submitted() };
        var admin = await shop.Person(Role.Admin);
        var fields = string.Join(
            ' ',
            ids.Select((id, i) => $"n{i}: node(id: \"{id}\") {{ id ... on Approval {{ history {{ totalCount }} }} }}")
        );
        await admin.Send("{ viewer { id } }");

        var trips = await Statements.Of(async () =>
            (await admin.Send($"{{ {fields} nodes(ids: [\"{ids[0]}\"]) {{ id }} }}")).Text.ShouldNotContain("null")
        );

        var statements = Statements.Within(trips).Where(x => !x.Contains("hotdash.members", StringComparison.Ordinal));
        statements.Count().ShouldBe(2, string.Join('\n', trips));
    }

    private static async Task<Dictionary<string, string>> IdsOf(TestShop shop, ApiClient admin)
    {
        var approval = await shop.Submitted();
        var answer = await admin.Send(
            "{ members { __typename id } viewer { __typename id } approvalQueue { __typename id } approvalHistory(first: 1) { nodes { __typename id } } }"
        );
        JsonElement[] found =
        [
            answer.Data.GetProperty("viewer"),
            answer.Data.GetProperty("approvalQueue"),
            answer.Data.GetProperty("members")[0],
            answer.Data.GetProperty("approvalHistory").GetProperty("nodes")[0],
        ];
        return found
            .ToDictionary(x => x.Text("__typename"), x => x.Text("id"))
            .Append(new("Approval", approval))
            .ToDictionary();
    }

    private static async Task<List<string>> Nodes(ApiClient who, params string[] ids)
    {
        var listed = string.Join(',', ids.Select(id => $"\"{id}\""));
        var answer = await who.Send($"{{ nodes(ids: [{listed}]) {{ __typename id }} }}");
        answer.Json.TryGetProperty("errors", out _).ShouldBeFalse(answer.Text);
        return
        [
            .. answer
                .Data.GetProperty("nodes")
                .EnumerateArray()
                .Select(x => x.ValueKind == JsonValueKind.Null ? "" : x.Text("__typename")),
        ];
    }
}
