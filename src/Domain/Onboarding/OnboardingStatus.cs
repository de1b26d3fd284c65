namespace HotDash.Domain.Onboarding;

/// <summary>R43: where a step stands.</summary>
public enum OnboardingStatus
{
    /// <summary>Before it, and after a restart.</summary>
    NotStarted,

    /// <summary>In the midst of it.</summary>
    InProgress,

    /// <summary>Done.</summary>
    Completed,

    /// <summary>Left out; it can be started still.</summary>
    Skipped,
}
