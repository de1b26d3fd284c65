using GraphQL.Execution;
using GraphQL.Types;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Reads;
using HotDash.Api.Tests.Approvals;
using HotDash.Domain;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Reads;

/// <summary>Those that are written down are those that really tell it: neither one less, nor one that there is not.</summary>
public sealed class the_fields_that_open_personal_text(ServedHost served)
{
    [Fact]
    public async Task are_all_those_whose_answers_hold_a_secret()
    {
        using var shop = await served.NewShop();
        var id = await SecretDraft.Tell(shop);
        var claimed = (await (await shop.Agent()).Submit()).Text("id");
        await (await shop.Person(Role.Operator)).Send(
            $"mutation {{ claimApproval(input: {{id: \"{claimed}\", reason: \"{SecretDraft.Mark}claim\"}}) {{ errors {{ code }} }} }}"
        );
        var admin = await shop.Person(Role.Admin);
        await admin.Send(
            $"mutation {{ inviteMember(input: {{name: \"{SecretDraft.Mark}name\", roles: [VIEWER], issuer: \"https://id.example.org\", subject: \"s\"}}) {{ errors {{ code }} }} }}"
        );
        var mark = SecretDraft.Mark;
        await Tiles.Tiles.Recorded(
            await shop.Agent(),
            Tiles
                .Tiles.Cx.Replace("Where is it?", $"{mark}message", StringComparison.Ordinal)
                .Replace("On its way.", $"{mark}suggestion", StringComparison.Ordinal)
                .Replace("Jane Doe", $"{mark}name", StringComparison.Ordinal)
        );
        await Tiles.Tiles.Recorded(
            await shop.Agent(),
            Tiles.Tiles.Unread.Replace("Hello?", $"{mark}message", StringComparison.Ordinal)
        );
        var schema = shop.Services.GetRequiredService<ApiSchema>();
        await using var scope = shop.Services.CreateAsyncScope();
        var reader = new Identity(shop.Name, new(new("auditor", ActorKind.Person), [Role.Auditor]));
        var keeper = new Identity(shop.Name, new(new("keeper", ActorKind.Person), [Role.Admin]));
        var telling = new SortedSet<string>(StringComparer.Ordinal);
        foreach (
            var (who, question) in ((Identity, string)[])
                [
                    (keeper, $"{{ members {Selections.Of(schema, "Member")} }}"),
                    (
                        keeper,
                        $"mutation {{ setLegalHold(input: {{subject: \"jane\", held: true, reason: \"{SecretDraft.Mark}hold\"}}) {Selections.Of(schema, "ErasurePayload", "ErasurePayload.errors")} }}"
                    ),
                    (reader, $"{{ approval(id: \"{id}\") {Selections.Of(schema, "Approval", "Approval.history")} }}"),
                    (
                        reader,
                        $"{{ approval(id: \"{claimed}\") {Selections.Of(schema, "Approval", "Approval.history")} }}"
                    ),
                    (reader, $"{{ approvalHistory {{ nodes {Selections.Of(schema, "ApprovalHistoryEntry")} }} }}"),
                    (reader, $"{{ dashboard {{ tiles {{ {Tiles.Tiles.Shown} }} }} }}"),
                ]
        )
        {
            var answer = await shop
                .Services.GetRequiredService<GraphQLEngine>()
                .ExecuteAsync(
                    new GraphQLCall(question),
                    new(who, scope.ServiceProvider),
                    TestContext.Current.CancellationToken
                );
            answer.Errors.ShouldBeNull();
            Look((ExecutionNode)answer.Data!, telling, schema);
        }

        telling.ShouldBe(OpenedFields.Personal.Order(StringComparer.Ordinal));
    }

    private static void Look(ExecutionNode node, SortedSet<string> telling, ISchema schema)
    {
        if (Text(node)?.Contains(SecretDraft.Mark, StringComparison.Ordinal) == true)
            telling.Add($"{node.GetParentType(schema)!.Name}.{node.FieldDefinition.Name}");
        foreach (var child in (node as IParentExecutionNode)?.GetChildNodes() ?? [])
            Look(child, telling, schema);
    }

    private static string? Text(ExecutionNode node) =>
        node switch
        {
            ValueExecutionNode => node.Result?.ToString(),
            ArrayExecutionNode { SerializedResult: { } list } => string.Join('|', list.Cast<object>()),
            _ => null,
        };
}
