using System.ComponentModel;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Preferences;
using HotDash.Api.Live;
using HotDash.Domain;

namespace HotDash.Api.GraphQL;

public sealed partial class Subscription
{
    [Description("Your own preferences and dashboard as you change them, on whatever device.")]
    [Allow(Role.Viewer, Role.Operator, Role.Manager, Role.Admin, Role.Auditor), Live<PreferencesLive>]
    public static PreferencesChange PreferencesChanged(
        [Change] PreferencesChange change,
        [Description("Resumes behind this cursor, without loss or repeat.")] string? after = null
    ) => change;
}
