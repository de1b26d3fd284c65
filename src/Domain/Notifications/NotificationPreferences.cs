using System.Collections.Immutable;
using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Domain.Notifications;

/// <summary>R52: how a person wants notifications; one stream a person and shop, <c>notification-preferences-</c> and its id.</summary>
/// <param name="Version">The number of facts so far.</param>
/// <param name="Channels">The ways that are on. Default toast, banner and desktop.</param>
/// <param name="Topics">What is wanted. Default all.</param>
/// <param name="Frequency">How often. Default at once.</param>
/// <param name="QuietHours">When not. Default 22:00 to 08:00, off.</param>
/// <param name="LastAt">When the last fact happened; null before the first.</param>
public sealed record NotificationPreferences(
    int Version,
    ImmutableHashSet<NotificationChannel> Channels,
    ImmutableHashSet<NotificationTopic> Topics,
    NotificationFrequency Frequency,
    QuietHours QuietHours,
    Instant? LastAt
)
{
    /// <summary>The stream's key.</summary>
    public string Id { get; init; } = "";

    /// <summary>Before the first fact.</summary>
    public static readonly NotificationPreferences Default = new(
        0,
        [NotificationChannel.Toast, NotificationChannel.Banner, NotificationChannel.Desktop],
        [.. Enum.GetValues<NotificationTopic>()],
        NotificationFrequency.Realtime,
        QuietHours.Default,
        null
    );

    /// <summary>The key of this person's stream.</summary>
    public static string KeyOf(string actorId) => $"notification-preferences-{actorId}";

    /// <summary>The state after one more fact; others are passed over.</summary>
    public static NotificationPreferences Evolve(NotificationPreferences? state, IFact fact)
    {
        var before = state ?? Default;
        return fact is NotificationPreferencesChanged e
            ? before with
            {
                Id = KeyOf(e.By.Id),
                Version = before.Version + 1,
                Channels = [.. e.Channels],
                Topics = [.. e.Topics],
                Frequency = e.Frequency,
                QuietHours = e.QuietHours,
                LastAt = e.At,
            }
            : before;
    }

    /// <summary>The person wants it otherwise. It is as wished: nothing happens.</summary>
    public Ruling Change(NotificationPreferencesWish wish, Facts facts)
    {
        if (May.Own(facts.Caller) is not { } by)
            return May.Forbidden;
        if (wish.QuietHours?.Fault() is { } fault)
            return fault;
        var changed = new NotificationPreferencesChanged(
            facts.Now,
            by,
            [.. (wish.Channels ?? [.. Channels]).Distinct().Order()],
            [.. (wish.Topics ?? [.. Topics]).Distinct().Order()],
            wish.Frequency ?? Frequency,
            wish.QuietHours ?? QuietHours
        );
        var isSo =
            Channels.SetEquals(changed.Channels)
            && Topics.SetEquals(changed.Topics)
            && Frequency == changed.Frequency
            && QuietHours == changed.QuietHours;
        return isSo ? Ruling.Nothing : Ruling.Of(changed);
    }

    /// <summary>R51: whether the person hears of it. What is CRITICAL is heard of whatever is left out.</summary>
    public bool Want(NotificationTopic topic, NotificationPriority priority) =>
        priority == NotificationPriority.Critical || Topics.Contains(topic);

    /// <summary>
    /// R50: the ways by which it comes, sorted: the priority's own, as far as they are on; sound and e-mail where they are on, from
    /// HIGH upwards. A banner of what is CRITICAL is always shown. None: a badge.
    /// </summary>
    public ImmutableArray<NotificationChannel> ChannelsOf(NotificationPriority priority)
    {
        ReadOnlySpan<NotificationChannel> own = priority switch
        {
            NotificationPriority.Critical =>
            [
                NotificationChannel.Banner,
                NotificationChannel.Desktop,
                NotificationChannel.Sound,
                NotificationChannel.Email,
            ],
            NotificationPriority.High =>
            [
                NotificationChannel.Toast,
                NotificationChannel.Banner,
                NotificationChannel.Sound,
                NotificationChannel.Email,
            ],
            NotificationPriority.Medium => [NotificationChannel.Toast],
            _ => [],
        };
        return
        [
            .. own.ToArray()
                .Where(x =>
                    Channels.Contains(x)
                    || (x == NotificationChannel.Banner && priority == NotificationPriority.Critical)
                ),
        ];
    }
}
