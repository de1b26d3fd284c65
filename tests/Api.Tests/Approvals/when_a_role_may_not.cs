using HotDash.Api.GraphQL.Engine;
using HotDash.Domain;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Approvals;

/// <summary>R12: the role is asked before anything is loaded, so that who may not learns nothing but that.</summary>
public sealed class when_a_role_may_not(ServedHost served)
{
    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Agent)]
    [InlineData(Role.Operator)]
    [InlineData(Role.Manager)]
    [InlineData(Role.Admin)]
    [InlineData(Role.Auditor)]
    public async Task every_mutation_says_so_at_the_top_and_lets_all_others_in(Role role)
    {
        using var shop = await served.NewShop();
        var caller = role == Role.Agent ? await shop.Agent() : await shop.Person(role);
        foreach (var mutation in Mutation.All)
        {
            var answer = await caller.Send(mutation.Document(Mutation.NoId));
            answer.ShouldTellNothingInternal();
            if (mutation.Roles.Contains(role))
                answer.Json.TryGetProperty("errors", out _).ShouldBeFalse($"{mutation}: {answer.Text}");
            else
                ShouldBeForbidden(answer, mutation.Name);
        }
        (await shop.Stored()).ShouldStartWith("0 events, 0 streams");
    }

    [Fact]
    public async Task an_agent_is_no_more_than_an_agent_whatever_its_roles_say()
    {
        using var shop = await served.NewShop();
        var agent = await shop.As(
            new(new("bot", ActorKind.Agent, "amara"), [Role.Agent, Role.Operator, Role.Manager, Role.Admin], "bot")
        );
        foreach (var mutation in Mutation.All.Where(x => !x.Roles.Contains(Role.Agent)))
            ShouldBeForbidden(await agent.Send(mutation.Document(Mutation.NoId)), mutation.Name);
    }

    [Theory]
    [InlineData("mutation { holdEffects(input: {reason: 7, nobody: 1}) { nobody } }")]
    [InlineData("mutation { approve(input: {id: \"!\"}) { errors { code } } holdEffects(input: {}) { replayed } }")]
    [InlineData("mutation { holdEffects(input: {reason: \"r\"}) @skip(if: true) { replayed } }")]
    public async Task what_else_is_wrong_is_not_told(string document)
    {
        using var shop = await served.NewShop();
        var answer = await (await shop.Person(Role.Operator)).Send(document);
        ShouldBeForbidden(answer, "holdEffects");
        answer.Json.GetProperty("errors").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("{ approvalHistory { totalCount } }", Role.Viewer, Role.Agent)]
    [InlineData("{ approvals { nodes { history { totalCount } } } }", Role.Viewer, Role.Agent)]
    [InlineData("{ approvalQueue { pending } }", Role.Agent)]
    public async Task questions_say_so_too(string question, params Role[] roles)
    {
        using var shop = await served.NewShop();
        foreach (var role in roles)
        {
            var caller = role == Role.Agent ? await shop.Agent() : await shop.Person(role);
            ShouldBeForbidden(await caller.Send(question), "");
        }
    }

    [Fact]
    public async Task no_mutation_is_forgotten_here()
    {
        using var shop = await served.NewShop();
        shop.Services.GetRequiredService<ApiSchema>()
            .Mutation!.Fields.Select(x => x.Name)
            .Order()
            .ShouldBe(Mutation.All.Select(x => x.Name).Order());
    }

    private static void ShouldBeForbidden(Transport.Answer answer, string field)
    {
        answer.ShouldRefuse("FORBIDDEN", field);
        answer.HasData.ShouldBeFalse(answer.Text);
        answer.Error.GetProperty("extensions").Text("nextStep").ShouldNotBeEmpty();
    }
}
