using System.Collections.Immutable;
using NodaTime;

namespace HotDash.Domain.Notifications;

/// <summary>A person wants notifications like this from here on.</summary>
/// <param name="At">When.</param>
/// <param name="By">The person itself.</param>
/// <param name="Channels">All ways that are on, sorted.</param>
/// <param name="Topics">All topics that are wanted, sorted.</param>
/// <param name="Frequency">How often.</param>
/// <param name="QuietHours">When not.</param>
public sealed record NotificationPreferencesChanged(
    Instant At,
    By By,
    ImmutableArray<NotificationChannel> Channels,
    ImmutableArray<NotificationTopic> Topics,
    NotificationFrequency Frequency,
    QuietHours QuietHours
) : IFact;
