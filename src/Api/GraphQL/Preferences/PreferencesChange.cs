using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.Live;

namespace HotDash.Api.GraphQL.Preferences;

[Name("PreferencesChange")]
[Description("What a person's own tabs and devices are told.")]
public sealed record PreferencesChange(
    [property: Description("Resumes behind this message.")] string Cursor,
    [property: Description("Snapshot or change.")] ChangeKind Kind,
    [property: Description("Always true: all of it is one message.")] bool Complete,
    [property: Description("What is chosen now.")] PreferencesNode Preferences,
    [property: Description("How the tiles stand now.")] DashboardNode Dashboard
) : ILiveChange;
