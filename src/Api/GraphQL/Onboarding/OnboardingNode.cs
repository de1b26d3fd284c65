using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Domain.Onboarding;
using HotDash.Projections.Onboarding;

namespace HotDash.Api.GraphQL.Onboarding;

/// <summary>A person's first days.</summary>
[Name("Onboarding")]
[Description("A person's first days, step by step.")]
[Implements(typeof(INode))]
public sealed class OnboardingNode(PersonOnboarding own, string person) : INode
{
    internal const string Type = "Onboarding";

    [Description("The same for ever: there is one for each person in a shop.")]
    public GlobalId Id => new(Type, person);

    [Description("Rises with every step: of two answers, the higher is the later.")]
    public int Version => own.Version;

    [Description("All steps, in their order."), ListSize(8)]
    public IEnumerable<OnboardingStepNode> Steps => own.Steps.Select(x => new OnboardingStepNode(x));

    internal static async Task<OnboardingNode> Of(RequestContext request, CancellationToken cancel)
    {
        var person = request.Caller.Actor.Id;
        var list = request.Services.GetRequiredService<OnboardingList>();
        return new(await list.Of(request.Shop, person, cancel), person);
    }
}
