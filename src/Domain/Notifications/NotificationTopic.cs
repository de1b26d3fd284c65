namespace HotDash.Domain.Notifications;

/// <summary>R51: what notifications are raised for. A person may leave a topic out; what is CRITICAL comes all the same.</summary>
public enum NotificationTopic
{
    /// <summary>An approval waits for a decision.</summary>
    ItemWaiting,

    /// <summary>Two thirds of its SLA are gone.</summary>
    SlaNear,

    /// <summary>Its SLA is breached.</summary>
    SlaBreached,

    /// <summary>It went up the ladder.</summary>
    Escalated,

    /// <summary>What was approved was not carried out, or nobody knows whether it was.</summary>
    ApplyFailed,

    /// <summary>A tile's figures are out of the ordinary.</summary>
    Anomaly,

    /// <summary>A far side does not answer.</summary>
    IntegrationDown,

    /// <summary>More wait than the person's threshold.</summary>
    Backlog,

    /// <summary>Too little of what agents draft is approved.</summary>
    ApprovalRate,
}
