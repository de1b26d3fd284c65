namespace HotDash.Domain.Onboarding;

/// <summary>R43: what a step is part of.</summary>
public enum OnboardingCategory
{
    /// <summary>Getting in: the welcome.</summary>
    Setup,

    /// <summary>Connecting shop, inbox and analytics.</summary>
    Configuration,

    /// <summary>The tour of four.</summary>
    FirstUse,
}
