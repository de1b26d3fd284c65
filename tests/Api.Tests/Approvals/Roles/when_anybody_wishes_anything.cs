using System.Collections.Concurrent;
using System.Text.Json;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.Tests.Transport;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Domain.Shops;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Approvals.Roles;

/// <summary>
/// For every role, every state and every mutation, docs/domain.md (its table of roles, its table and its diagram of states), what the
/// screen is told to offer, and the real answer agree. What is expected is read from the document, never from the code.
/// </summary>
public sealed class when_anybody_wishes_anything(MatrixShop shop) : IClassFixture<MatrixShop>
{
    [Fact, Trait("rule", "R12")]
    public async Task the_document_the_screen_and_the_answer_agree()
    {
        var wrong = new ConcurrentBag<string>();
        var cells = 0;
        foreach (var place in DomainDocument.Where.Keys)
        {
            var shared = await shop.New(place);
            await Parallel.ForEachAsync(
                Cast.All,
                new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Cancel },
                async (who, _) =>
                {
                    var offered = await Offered(who, shared);
                    foreach (var deed in Deed.All)
                    {
                        var may = who.May(place, deed.Words);
                        var case_ = $"{who} ({who.Role}), {place}, {deed}: {(may ? "may" : "may not")}";
                        if (offered.Contains(Name(deed.Ability)) != may)
                            wrong.Add($"{case_}, but is offered [{string.Join(' ', offered)}]");
                        if (await Fault(who, place, deed, may, shared) is { } fault)
                            wrong.Add($"{case_}, but {fault}");
                        Interlocked.Increment(ref cells);
                    }
                }
            );
        }
        wrong.Order().ShouldBeEmpty();
        cells.ShouldBe(DomainDocument.Where.Count * Cast.All.Count * Deed.All.Count);
    }

    [Fact, Trait("rule", "R12")]
    public async Task what_a_role_may_in_the_shop_at_large_is_what_the_document_says()
    {
        foreach (var who in Cast.All)
        {
            var answer = await shop.As(who).Send("{ viewer { abilities } }");
            answer
                .Data.GetProperty("viewer")
                .GetProperty("abilities")
                .EnumerateArray()
                .Select(x => x.GetString())
                .ShouldBe(
                    AtLarge
                        .Where(x => DomainDocument.May[x.Value].GetValueOrDefault(who.Role) == "x")
                        .Select(x => Name(x.Key)),
                    ignoreOrder: true,
                    who.Id
                );
        }
    }

    [Fact]
    public void the_document_knows_every_state_and_all_its_words_are_tried()
    {
        DomainDocument.Drawn.ShouldBe(Enum.GetValues<ApprovalState>(), ignoreOrder: true, "the diagram's states");
        DomainDocument.Where.Keys.ShouldBe(Life.Places, ignoreOrder: true);
        DomainDocument
            .Where.Keys.Select(x => DomainDocument.Parse(x.Split(',')[0]))
            .Distinct()
            .ShouldBe(Enum.GetValues<ApprovalState>(), ignoreOrder: true, "the table's states");
        DomainDocument
            .Where.Values.SelectMany(x => x)
            .SelectMany(x => x)
            .Distinct()
            .ShouldBe(Deed.All.SelectMany(x => x.Words), ignoreOrder: true);
        Deed.All.SelectMany(x => x.Words).Where(x => !DomainDocument.May.ContainsKey(x)).ShouldBeEmpty();
        Deed.All.Select(x => x.Arrow)
            .OfType<string>()
            .Where(x => !DomainDocument.Arrows.ContainsKey(x))
            .ShouldBeEmpty();
    }

    [Fact]
    public void no_button_role_or_mutation_is_forgotten()
    {
        Deed.All.Select(x => x.Ability).Order().ShouldBe(Enum.GetValues<ApprovalAbility>());
        AtLarge.Keys.Order().ShouldBe(Enum.GetValues<ShopAbility>());
        Cast.All.Select(x => x.Role).Distinct().Order().ShouldBe(Enum.GetValues<Role>());
        DomainDocument.May.Values.SelectMany(x => x.Keys).Distinct().Order().ShouldBe(Enum.GetValues<Role>());
        Mutation
            .All.Where(x => !x.ById)
            .Select(x => x.Name)
            .Concat(Deed.All.Select(x => x.Mutation).Distinct())
            .ShouldBe(
                shop.Services.GetRequiredService<ApiSchema>().Mutation!.Fields.Select(x => x.Name),
                ignoreOrder: true
            );
    }

    private async Task<string[]> Offered(Cast who, Approval it)
    {
        var answer = await shop.As(who).Send($"{{ approval(id: \"{Mutation.IdOf(it.Id)}\") {{ viewerCan }} }}");
        var approval = answer.Data.GetProperty("approval");
        return approval.ValueKind == JsonValueKind.Null
            ? []
            : [.. approval.GetProperty("viewerCan").EnumerateArray().Select(x => x.GetString()!)];
    }

    /// <summary>What is wrong with the real answer; null when nothing is.</summary>
    private async Task<string?> Fault(Cast who, string place, Deed deed, bool may, Approval shared)
    {
        // Where nobody else has claimed it, taking it over is claiming it.
        if (deed.Ability == ApprovalAbility.TakeOver && (place != "PENDING_REVIEW, claimed" || who.Acted))
            return null;
        var it = may ? await shop.New(place) : shared;
        var answer = await shop.As(who).Send(deed.Document(it));

        if (answer.Json.TryGetProperty("errors", out var top))
            return IsForbidden(top) && !MayMutation(who, deed) ? null : $"is answered {answer.Text}";
        if (!MayMutation(who, deed))
            return "its role is not asked at the top";
        var payload = answer.Data.GetProperty(deed.Mutation);
        var refused = payload.GetProperty("errors").GetArrayLength() > 0;
        if (may)
            return refused ? $"is refused: {answer.Text}" : NotThere(payload, place, deed);
        return refused || payload.GetProperty("approval").GetProperty("version").GetInt32() == it.Version
            ? null
            : $"it happens: {answer.Text}";
    }

    private static bool MayMutation(Cast who, Deed deed) =>
        Mutation.All.Single(x => x.Name == deed.Mutation).Roles.Contains(who.Role);

    /// <summary>Where the diagram draws an arrow, it leads there; without one, it stays where it is.</summary>
    private static string? NotThere(JsonElement payload, string place, Deed deed)
    {
        var state = DomainDocument.Parse(payload.GetProperty("approval").Text("state"));
        var from = DomainDocument.Parse(place.Split(',')[0]);
        ApprovalState[] expected =
            deed.Arrow is not { } arrow ? [from]
            : deed.Ability == ApprovalAbility.Retry && from == ApprovalState.RollbackFailed
                ? [ApprovalState.RollingBack]
            : [DomainDocument.Arrows[arrow]];
        return expected.Contains(state) ? null : $"it leads to {state}, not {string.Join(", ", expected)}";
    }

    private static bool IsForbidden(JsonElement errors) =>
        errors.GetArrayLength() == 1 && errors[0].GetProperty("extensions").Text("code") == "FORBIDDEN";

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What the abilities in the shop are in the words of the document.</summary>
    private static readonly Dictionary<ShopAbility, string> AtLarge = new()
    {
        [ShopAbility.ReadQueue] = "read dashboard",
        [ShopAbility.Draft] = "draft",
        [ShopAbility.Review] = "approve",
        [ShopAbility.HoldEffects] = "hold effects",
        [ShopAbility.PlantCheckItems] = "plant check items",
        [ShopAbility.ReadHistory] = "read history of others' decisions",
        [ShopAbility.ReadReadsLog] = "reads log",
        [ShopAbility.ManageMembers] = "members",
        [ShopAbility.ManageApiKeys] = "API keys",
        [ShopAbility.ManagePolicies] = "policies",
        [ShopAbility.EraseSubjects] = "erase a subject",
    };
}
