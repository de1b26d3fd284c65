using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Scalars;
using HotDash.Domain.Notifications;
using HotDash.Projections.Notifications;

namespace HotDash.Api.GraphQL.Notifications;

/// <summary>What the fields of notifications need.</summary>
public static class NotificationHosting
{
    public static IServiceCollection AddNotificationFields(this IServiceCollection services) =>
        services
            .AddSingleton<NotificationList>()
            .AddSingleton<INodeLoader, NotificationLoader>()
            .AddSingleton<INodeLoader, NotificationPreferencesLoader>()
            .AddSingleton<NotificationLive>()
            .AddSingleton(
                new EnumWords<NotificationKind>(
                    "What a notification is about.",
                    x =>
                        x switch
                        {
                            NotificationKind.Approval => "An approval wants somebody.",
                            NotificationKind.Alert => "Something went wrong, or looks wrong.",
                            NotificationKind.System => "HotDash itself, or what it is connected to; a digest.",
                            NotificationKind.Escalation => "It went up the ladder.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<NotificationPriority>(
                    "How loudly a notification comes.",
                    x =>
                        x switch
                        {
                            NotificationPriority.Low => "A badge.",
                            NotificationPriority.Medium => "A toast for five seconds.",
                            NotificationPriority.High => "Banner and toast, until dismissed.",
                            NotificationPriority.Critical =>
                                "Banner and desktop; waits for nothing, and cannot be dismissed while its cause lasts.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<NotificationChannel>(
                    "A way by which notifications come.",
                    x =>
                        x switch
                        {
                            NotificationChannel.Toast => "A small box that goes by itself.",
                            NotificationChannel.Banner => "A bar at the top that stays.",
                            NotificationChannel.Desktop => "The desktop's own notification.",
                            NotificationChannel.Sound => "A sound.",
                            NotificationChannel.Email => "A message to your own address.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<NotificationTopic>(
                    "What notifications are raised for.",
                    x =>
                        x switch
                        {
                            NotificationTopic.ItemWaiting => "An approval waits for a decision.",
                            NotificationTopic.SlaNear => "Two thirds of the time to decide are gone.",
                            NotificationTopic.SlaBreached => "The time to decide is over.",
                            NotificationTopic.Escalated => "An approval went up the ladder.",
                            NotificationTopic.ApplyFailed =>
                                "What was approved was not carried out, or nobody knows whether it was.",
                            NotificationTopic.Anomaly => "A tile's figures are out of the ordinary.",
                            NotificationTopic.IntegrationDown => "A far side does not answer.",
                            NotificationTopic.Backlog => "More approvals wait than your threshold says.",
                            NotificationTopic.ApprovalRate => "Too few of the last drafts were approved.",
                            _ => null,
                        }
                )
            )
            .AddSingleton(
                new EnumWords<NotificationFrequency>(
                    "How often notifications come; what is CRITICAL comes at once.",
                    x =>
                        x switch
                        {
                            NotificationFrequency.Realtime => "At once.",
                            NotificationFrequency.Every5Min => "At the end of each five minutes.",
                            NotificationFrequency.Hourly => "At the end of each hour.",
                            NotificationFrequency.Daily => "When your day ends.",
                            _ => null,
                        }
                )
            );
}
