using System.Collections.Immutable;

namespace HotDash.Domain.Notifications;

/// <summary>What a person wants otherwise; null leaves as it is.</summary>
/// <param name="Channels">All ways that shall be on.</param>
/// <param name="Topics">All topics that are wanted.</param>
/// <param name="Frequency">How often.</param>
/// <param name="QuietHours">When not.</param>
public sealed record NotificationPreferencesWish(
    ImmutableArray<NotificationChannel>? Channels = null,
    ImmutableArray<NotificationTopic>? Topics = null,
    NotificationFrequency? Frequency = null,
    QuietHours? QuietHours = null
);
