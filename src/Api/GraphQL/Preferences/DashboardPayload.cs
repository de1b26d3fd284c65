using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;

namespace HotDash.Api.GraphQL.Preferences;

[Name("DashboardPayload")]
[Description("What mutations on the layout answer.")]
public sealed record DashboardPayload(
    [property: Description("The dashboard as it is now, also when refused; null where it could not be read.")]
        DashboardNode? Dashboard,
    [property: Description("Why it was refused; empty when things are as wished.")] IReadOnlyList<IUserError> Errors,
    [property: Description("Whether the idempotency key had been answered before.")] bool Replayed
);
