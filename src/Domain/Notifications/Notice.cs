using System.Collections.Immutable;
using NodaTime;

namespace HotDash.Domain.Notifications;

/// <summary>What an occasion has people told. No word of it is a customer's.</summary>
/// <param name="Topic">Why.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Priority">How loudly it comes.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Message">What there is to do.</param>
/// <param name="Source">What it speaks of: an approval's key, a tile's, or <c>approvals</c>.</param>
/// <param name="Action">Where it leads; null where nowhere.</param>
/// <param name="Audience">Whom it is for.</param>
/// <param name="LastsFor">How long it is of use after it came.</param>
/// <param name="Cause">
/// What goes on while it lasts: nobody is told of it twice meanwhile, and what is CRITICAL is not dismissed. Null where it is over
/// as it happens.
/// </param>
public sealed record Notice(
    NotificationTopic Topic,
    NotificationKind Kind,
    NotificationPriority Priority,
    string Title,
    string Message,
    string Source,
    NoticeAction? Action,
    Audience Audience,
    Duration LastsFor,
    string? Cause = null
)
{
    /// <summary>
    /// To each of these people whom it is for and who wants to hear of it. R51: to nobody, where it happened as long ago as it is of use.
    /// </summary>
    /// <param name="people">The shop's.</param>
    /// <param name="at">When it happened; before now where events are read late.</param>
    /// <param name="now">The present.</param>
    public ImmutableArray<Addressed> To(IReadOnlyCollection<Recipient> people, Instant at, Instant now) =>
        now - at >= LastsFor
            ? []
            : [.. Audience.Of(people).Where(x => x.Preferences.Want(Topic, Priority)).Select(x => To(x, now))];

    private Addressed To(Recipient person, Instant now)
    {
        var due = Delivery.DueAt(now, Priority, person.Preferences, person.Zone);
        return new(person.Id, due, person.Preferences.ChannelsOf(Priority), due + LastsFor);
    }
}
