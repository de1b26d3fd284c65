using HotDash.Application.Pipeline;
using HotDash.Domain.Notifications;

namespace HotDash.Application.Notifications;

/// <summary>R52: a person wants notifications otherwise.</summary>
public sealed record UpdateNotificationPreferences(NotificationPreferencesWish Wish) : Command;

public static class UpdateNotificationPreferencesHandler
{
    public static Task<CommandResult> Handle(
        UpdateNotificationPreferences command,
        Pipeline.Pipeline pipeline,
        CancellationToken cancel
    ) =>
        NotificationPreferencesStream.Decide(
            pipeline,
            command,
            (preferences, facts) => preferences.Change(command.Wish, facts),
            cancel
        );
}
