using HotDash.Application.Pipeline;
using HotDash.Domain.Onboarding;

namespace HotDash.Application.Onboarding;

/// <summary>A person goes on with a step of the first days, or with all of them.</summary>
/// <param name="Step">Which; null: all.</param>
/// <param name="Move">What the person does.</param>
public sealed record AdvanceOnboarding(OnboardingStepKey? Step, OnboardingMove Move) : Command;

public static class AdvanceOnboardingHandler
{
    public static Task<CommandResult> Handle(
        AdvanceOnboarding command,
        Pipeline.Pipeline pipeline,
        CancellationToken cancel
    ) =>
        pipeline.Decide(
            command,
            new OnboardingStream(),
            PersonOnboarding.KeyOf(command.By.Actor.Id),
            (state, facts) => (state ?? PersonOnboarding.None).Advance(command.Step, command.Move, facts),
            cancel
        );
}
