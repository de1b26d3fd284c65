namespace HotDash.Domain.Notifications;

/// <summary>R50: how loudly a notification comes; rising.</summary>
public enum NotificationPriority
{
    /// <summary>A badge.</summary>
    Low,

    /// <summary>A toast for 5 s.</summary>
    Medium,

    /// <summary>Banner and toast, until dismissed.</summary>
    High,

    /// <summary>Banner and desktop; cannot be dismissed while its cause lasts. Waits for nothing.</summary>
    Critical,
}
