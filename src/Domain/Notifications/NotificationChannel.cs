namespace HotDash.Domain.Notifications;

/// <summary>R52: by which ways a person lets notifications come.</summary>
public enum NotificationChannel
{
    /// <summary>A small box that goes by itself. On by default.</summary>
    Toast,

    /// <summary>A bar at the top that stays. On by default.</summary>
    Banner,

    /// <summary>The desktop's own notification. On by default.</summary>
    Desktop,

    /// <summary>A sound. Off by default.</summary>
    Sound,

    /// <summary>A message to the person's own address. Off by default.</summary>
    Email,
}
