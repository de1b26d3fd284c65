namespace HotDash.Domain.Notifications;

/// <summary>R52: how often notifications come; what is CRITICAL comes at once.</summary>
public enum NotificationFrequency
{
    /// <summary>At once. The default.</summary>
    Realtime,

    /// <summary>At the end of each five minutes of the clock.</summary>
    Every5Min,

    /// <summary>At the end of each hour of UTC.</summary>
    Hourly,

    /// <summary>When the person's day ends.</summary>
    Daily,
}
