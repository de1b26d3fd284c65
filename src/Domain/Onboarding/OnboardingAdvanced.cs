using NodaTime;

namespace HotDash.Domain.Onboarding;

/// <summary>R43: a step stands elsewhere; the person is <c>by</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Whose onboarding.</param>
/// <param name="Step">Which.</param>
/// <param name="Status">Where it stands from here on.</param>
public sealed record OnboardingAdvanced(Instant At, By By, OnboardingStepKey Step, OnboardingStatus Status) : IFact;
