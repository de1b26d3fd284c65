using System.Collections.Immutable;
using HotDash.Domain.Notifications;

namespace HotDash.Projections.Notifications;

/// <summary>Which notifications of a person.</summary>
/// <param name="Unread">Those alone that are not read, not archived and not expired.</param>
/// <param name="Archived">Those alone that were put away; else those alone that were not.</param>
/// <param name="Kinds">Of these kinds; empty: of all.</param>
/// <param name="Priorities">Of these priorities; empty: of all.</param>
public sealed record NotificationFilter(
    bool Unread,
    bool Archived,
    ImmutableArray<NotificationKind> Kinds,
    ImmutableArray<NotificationPriority> Priorities
);
