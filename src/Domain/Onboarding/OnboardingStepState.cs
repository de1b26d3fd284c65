namespace HotDash.Domain.Onboarding;

/// <summary>Where one step stands.</summary>
/// <param name="Step">Which.</param>
/// <param name="Status">Where it stands.</param>
public sealed record OnboardingStepState(OnboardingStepKey Step, OnboardingStatus Status);
