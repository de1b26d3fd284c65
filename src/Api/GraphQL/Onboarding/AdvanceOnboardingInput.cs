using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Preferences;
using HotDash.Domain.Onboarding;

namespace HotDash.Api.GraphQL.Onboarding;

[Name("AdvanceOnboardingInput")]
[Description("How it goes on.")]
public sealed class AdvanceOnboardingInput : OwnWish
{
    [Description("Which step. Null, with SKIP: all that is left; with RESTART: all.")]
    public OnboardingStepKey? Step { get; init; }

    [Description("What is done with it.")]
    public required OnboardingMove Move { get; init; }
}
