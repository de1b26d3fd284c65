using System.Collections.Immutable;
using NodaTime;

namespace HotDash.Domain.Notifications;

/// <summary>A notice on its way to one person.</summary>
/// <param name="Recipient">The person's id.</param>
/// <param name="DueAt">When it comes: at once, or in the digest of that instant.</param>
/// <param name="Channels">By which ways.</param>
/// <param name="ExpiresAt">From when on it is of no use, counted from when it comes.</param>
public sealed record Addressed(
    string Recipient,
    Instant DueAt,
    ImmutableArray<NotificationChannel> Channels,
    Instant ExpiresAt
);
