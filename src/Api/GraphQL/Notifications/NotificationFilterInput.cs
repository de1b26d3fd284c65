using System.ComponentModel;
using GraphQL;
using HotDash.Domain.Notifications;
using HotDash.Projections.Notifications;

namespace HotDash.Api.GraphQL.Notifications;

[Name("NotificationFilter")]
[Description("Which of your notifications.")]
public sealed class NotificationFilterInput
{
    [Description("Those alone that are not read, not archived and not expired.")]
    public bool? Unread { get; init; }

    [Description("Those alone that you put away; those alone that you did not, where nothing is given.")]
    public bool? Archived { get; init; }

    [Description("Of these kinds alone.")]
    public IReadOnlyList<NotificationKind>? Kinds { get; init; }

    [Description("Of these priorities alone.")]
    public IReadOnlyList<NotificationPriority>? Priorities { get; init; }

    internal static NotificationFilter Of(NotificationFilterInput? input) =>
        new(
            input?.Unread == true,
            input?.Archived == true,
            [.. (input?.Kinds ?? []).Distinct().Order()],
            [.. (input?.Priorities ?? []).Distinct().Order()]
        );
}
