using HotDash.Application.Pipeline;
using HotDash.Domain.Notifications;

namespace HotDash.Application.Notifications;

/// <summary>R50: a person has a notification's banner gone.</summary>
public sealed record DismissNotification(Guid NotificationId) : Command;

public static class DismissNotificationHandler
{
    public static Task<CommandResult> Handle(
        DismissNotification command,
        Pipeline.Pipeline pipeline,
        INotifications notifications,
        CancellationToken cancel
    ) =>
        NotificationPreferencesStream.Decide(
            pipeline,
            notifications,
            command,
            [command.NotificationId],
            Notification.ToPutAway,
            Dismiss,
            [command.NotificationId.ToString()],
            cancel
        );

    private const string Dismiss =
        "update hotdash.notifications set dismissed_at = ? where shop = ? and recipient = ? and dismissed_at is null and id = ?::uuid";
}
