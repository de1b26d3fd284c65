namespace HotDash.Domain.Onboarding;

/// <summary>R43: the steps of a person's first days, in their order.</summary>
public enum OnboardingStepKey
{
    /// <summary>What HotDash is.</summary>
    Welcome,

    /// <summary>The shop's own data.</summary>
    ConnectShop,

    /// <summary>The customers' messages.</summary>
    ConnectInbox,

    /// <summary>The shop's traffic.</summary>
    ConnectAnalytics,

    /// <summary>The tour's first stop: tiles and their order.</summary>
    TourTiles,

    /// <summary>The tour's second stop: what waits for a decision.</summary>
    TourQueue,

    /// <summary>The tour's third stop: reading, editing, grading, deciding.</summary>
    TourDecision,

    /// <summary>The tour's last stop: what one is told, and when.</summary>
    TourNotifications,
}
