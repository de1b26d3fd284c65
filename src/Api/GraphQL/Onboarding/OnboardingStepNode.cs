using System.ComponentModel;
using GraphQL;
using HotDash.Domain.Onboarding;

namespace HotDash.Api.GraphQL.Onboarding;

/// <summary>One step of a person's first days.</summary>
[Name("OnboardingStep")]
[Description("One step of a person's first days.")]
public sealed class OnboardingStepNode(OnboardingStepState state)
{
    [Description("Which.")]
    public OnboardingStepKey Key => state.Step;

    [Description("What it is part of.")]
    public OnboardingCategory Category => PersonOnboarding.CategoryOf(state.Step);

    [Description("Where it stands.")]
    public OnboardingStatus Status => state.Status;
}
