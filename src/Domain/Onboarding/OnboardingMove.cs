namespace HotDash.Domain.Onboarding;

/// <summary>R43: what a person does with a step.</summary>
public enum OnboardingMove
{
    /// <summary>Begins it, or goes on with it after all; not where it is completed.</summary>
    Start,

    /// <summary>Ends it, begun or not; not where it is skipped.</summary>
    Complete,

    /// <summary>Leaves it out; not where it is completed.</summary>
    Skip,

    /// <summary>Returns to before it.</summary>
    Restart,
}
