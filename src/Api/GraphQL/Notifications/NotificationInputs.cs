using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain.Notifications;
using NodaTime;

namespace HotDash.Api.GraphQL.Notifications;

/// <summary>What every mutation on notifications takes.</summary>
public abstract class NotificationWish
{
    [Description(
        "Makes a repeat of this very request safe: the first answer counts. 1 to 200 characters, kept 24 hours."
    )]
    public string? IdempotencyKey { get; init; }
}

[Name("UpdateNotificationPreferencesInput")]
[Description("How you want notifications; what is left out stays as it is.")]
public sealed class UpdateNotificationPreferencesInput : NotificationWish
{
    [Description("All ways that shall be on.")]
    public IReadOnlyList<NotificationChannel>? Channels { get; init; }

    [Description("All that you want to hear of.")]
    public IReadOnlyList<NotificationTopic>? Topics { get; init; }

    [Description("How often.")]
    public NotificationFrequency? Frequency { get; init; }

    [Description("When nothing shall come but what is CRITICAL.")]
    public QuietHoursInput? QuietHours { get; init; }
}

[Name("QuietHoursInput")]
[Description("When nothing shall come but what is CRITICAL, in your own time zone.")]
public sealed class QuietHoursInput
{
    [Description("Whether they hold.")]
    public required bool On { get; init; }

    [Description("When it becomes quiet, such as 22:00; whole minutes.")]
    public required LocalTime From { get; init; }

    [Description(
        "When it ends, such as 08:00; whole minutes, another time than `from`, the next day where it is earlier."
    )]
    public required LocalTime Until { get; init; }
}

[Name("MarkNotificationsReadInput")]
[Description("What you have read: these, or all up to a cursor.")]
public sealed class MarkNotificationsReadInput : NotificationWish
{
    [Description("These, 1 to 100.")]
    public IReadOnlyList<GlobalId>? Ids { get; init; }

    [Description("All that came up to this one: the cursor of an item of `notifications`, inclusive.")]
    public string? UpTo { get; init; }
}

[Name("DismissNotificationInput")]
[Description("Whose banner is to go.")]
public sealed class DismissNotificationInput : NotificationWish
{
    [Description("Which.")]
    public required GlobalId Id { get; init; }
}

[Name("ArchiveNotificationsInput")]
[Description("What is to be put away.")]
public sealed class ArchiveNotificationsInput : NotificationWish
{
    [Description("These, 1 to 100.")]
    public required IReadOnlyList<GlobalId> Ids { get; init; }
}
