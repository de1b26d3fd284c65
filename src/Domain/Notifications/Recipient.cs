using NodaTime;

namespace HotDash.Domain.Notifications;

/// <summary>A member, as far as notifications need to know.</summary>
/// <param name="Who">The member with its present roles.</param>
/// <param name="Preferences">How it wants to hear.</param>
/// <param name="Zone">Its time zone.</param>
/// <param name="BacklogThreshold">R40: above how many waiting approvals it wants to be told. Default 10.</param>
public sealed record Recipient(Caller Who, NotificationPreferences Preferences, DateTimeZone Zone, int BacklogThreshold)
{
    /// <summary>R40: where the person set none.</summary>
    public const int UsualBacklogThreshold = 10;

    /// <summary>The member's id.</summary>
    public string Id => Who.Actor.Id;
}
