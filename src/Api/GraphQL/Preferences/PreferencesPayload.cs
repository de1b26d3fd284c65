using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;

namespace HotDash.Api.GraphQL.Preferences;

[Name("PreferencesPayload")]
[Description("What mutations on preferences answer.")]
public sealed record PreferencesPayload(
    [property: Description("What is chosen now, also when refused; null where it could not be read.")]
        PreferencesNode? Preferences,
    [property: Description("The dashboard as it is now, which a reset changes too; null where it could not be read.")]
        DashboardNode? Dashboard,
    [property: Description("Why it was refused; empty when things are as wished.")] IReadOnlyList<IUserError> Errors,
    [property: Description("Whether the idempotency key had been answered before.")] bool Replayed
);
