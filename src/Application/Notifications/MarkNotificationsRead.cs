using System.Collections.Immutable;
using HotDash.Application.Pipeline;
using HotDash.Domain.Notifications;
using NodaTime;

namespace HotDash.Application.Notifications;

/// <summary>R53: a person has read notifications.</summary>
/// <param name="Ids">Which, 1..100; null where <paramref name="UpTo"/> says it.</param>
/// <param name="UpTo">All that came up to this one, inclusive; null where <paramref name="Ids"/> says it.</param>
public sealed record MarkNotificationsRead(ImmutableArray<Guid>? Ids, MarkNotificationsRead.Place? UpTo) : Command
{
    /// <summary>A place in the order in which notifications came.</summary>
    public sealed record Place(Instant ShownAt, Guid Id);
}

public static class MarkNotificationsReadHandler
{
    public static Task<CommandResult> Handle(
        MarkNotificationsRead command,
        Pipeline.Pipeline pipeline,
        INotifications notifications,
        CancellationToken cancel
    ) =>
        NotificationPreferencesStream.Decide(
            pipeline,
            notifications,
            command,
            command.UpTo is null ? command.Ids ?? [] : null,
            Notification.ToRead,
            $"{Read} and {(command.UpTo is null ? "id = any(?::uuid[])" : "(shown_at, id) <= (?, ?::uuid)")}",
            command.UpTo is { } place
                ? [place.ShownAt.ToDateTimeOffset(), place.Id.ToString()]
                : [command.Ids?.Select(x => x.ToString()).ToArray() ?? []],
            cancel
        );

    private const string Read =
        "update hotdash.notifications set read_at = ? where shop = ? and recipient = ? and read_at is null and shown_at is not null";
}
