using System.Collections.Immutable;
using HotDash.Application.Pipeline;
using HotDash.Domain.Notifications;

namespace HotDash.Application.Notifications;

/// <summary>R53: a person puts notifications away.</summary>
public sealed record ArchiveNotifications(ImmutableArray<Guid> Ids) : Command;

public static class ArchiveNotificationsHandler
{
    public static Task<CommandResult> Handle(
        ArchiveNotifications command,
        Pipeline.Pipeline pipeline,
        INotifications notifications,
        CancellationToken cancel
    ) =>
        NotificationPreferencesStream.Decide(
            pipeline,
            notifications,
            command,
            command.Ids,
            Notification.ToPutAway,
            Archive,
            [command.Ids.Select(x => x.ToString()).ToArray()],
            cancel
        );

    private const string Archive =
        "update hotdash.notifications set archived_at = ? where shop = ? and recipient = ? and archived_at is null and id = any(?::uuid[])";
}
