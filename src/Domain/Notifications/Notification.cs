using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Domain.Notifications;

/// <summary>A notification that came, as far as its recipient can act on it.</summary>
/// <param name="Recipient">Whose it is.</param>
/// <param name="Priority">How loudly it came.</param>
/// <param name="CauseLastsUntil">Until when what it was raised for goes on, exclusive; null where that was over as it happened.</param>
/// <param name="ExpiresAt">From when on it is of no use.</param>
/// <param name="ReadAt">When it was read; null while it was not.</param>
/// <param name="ArchivedAt">When it was put away; null while it was not.</param>
public sealed record Notification(
    string Recipient,
    NotificationPriority Priority,
    Instant? CauseLastsUntil,
    Instant ExpiresAt,
    Instant? ReadAt = null,
    Instant? ArchivedAt = null
)
{
    /// <summary>R53: not read, not archived, not expired.</summary>
    public bool IsUnread(Instant now) => ReadAt is null && ArchivedAt is null && now < ExpiresAt;

    /// <summary>R50: whether it stays before its recipient's eyes: CRITICAL, while its cause lasts and it is of use.</summary>
    public bool Stays(Instant now) =>
        Priority == NotificationPriority.Critical && now < CauseLastsUntil && now < ExpiresAt;

    /// <summary>Its recipient has read it.</summary>
    /// <param name="one">Null where there is none.</param>
    /// <param name="facts">What the decision is handed.</param>
    public static Refusal? ToRead(Notification? one, Facts facts) =>
        May.Own(facts.Caller) is null ? May.Forbidden
        : one is null ? NotFound
        : one.Recipient != facts.Caller.Actor.Id ? NotRecipient
        : null;

    /// <summary>Its recipient puts it away, or has its banner gone.</summary>
    /// <inheritdoc cref="ToRead" path="/param"/>
    public static Refusal? ToPutAway(Notification? one, Facts facts) =>
        ToRead(one, facts) ?? (one!.Stays(facts.Now) ? NotDismissible : null);

    private static readonly Refusal NotFound = new(
        ErrorCode.NotFound,
        "There is no such notification.",
        "Look in your list of notifications."
    );

    private static readonly Refusal NotRecipient = new(
        ErrorCode.NotRecipient,
        "This notification is somebody else's.",
        "Name one of your own."
    );

    private static readonly Refusal NotDismissible = new(
        ErrorCode.NotDismissible,
        "What it was raised for still goes on.",
        "Mend that first; or mark it read."
    );
}
