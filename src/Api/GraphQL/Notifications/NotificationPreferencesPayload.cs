using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;

namespace HotDash.Api.GraphQL.Notifications;

[Name("NotificationPreferencesPayload")]
[Description("What a change of your notification preferences answers.")]
public sealed record NotificationPreferencesPayload(
    [property: Description("As they are now, also when refused.")] NotificationPreferencesNode NotificationPreferences,
    [property: Description("Why it was refused; empty when things are as wished.")] IReadOnlyList<IUserError> Errors,
    [property: Description("Whether the idempotency key had been answered before.")] bool Replayed
);
