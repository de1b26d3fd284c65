using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Limits;

namespace HotDash.Api.GraphQL.Notifications;

[Name("NotificationsPayload")]
[Description("What mutations on notifications answer.")]
public sealed record NotificationsPayload(
    [property: Description("Those that were named, as they are now; those of others are left out."), ListSize(100)]
        IReadOnlyList<NotificationNode> Notifications,
    [property: Description("How many are unread now; exact.")] int UnreadCount,
    [property: Description("Why it was refused; empty when things are as wished.")] IReadOnlyList<IUserError> Errors,
    [property: Description("Whether the idempotency key had been answered before.")] bool Replayed
);
