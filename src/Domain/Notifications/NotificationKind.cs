namespace HotDash.Domain.Notifications;

/// <summary>R50: what a notification is about.</summary>
public enum NotificationKind
{
    /// <summary>An approval wants somebody.</summary>
    Approval,

    /// <summary>Something went wrong, or looks wrong.</summary>
    Alert,

    /// <summary>HotDash itself, or what it is connected to.</summary>
    System,

    /// <summary>It went up the ladder.</summary>
    Escalation,
}
