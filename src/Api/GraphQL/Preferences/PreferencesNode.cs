using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain.Preferences;
using NodaTime;

namespace HotDash.Api.GraphQL.Preferences;

/// <summary>What a person chose for the dashboard, apart from the tiles.</summary>
[Name("Preferences")]
[Description("What a person chose for the dashboard; how its tiles stand is Dashboard.")]
[Implements(typeof(INode))]
public sealed class PreferencesNode(PersonPreferences own, string person) : INode
{
    internal const string Type = "Preferences";

    [Description("The same for ever: there is one for each person in a shop.")]
    public GlobalId Id => new(Type, person);

    [Description("Rises with whatever the person chooses: of two answers, the higher is the later.")]
    public int Version => own.Version;

    [Description("Colours.")]
    public Theme Theme => own.Values.Theme;

    [Description("How tiles are laid out.")]
    public DashboardView View => own.Values.View;

    [Description("How close things stand.")]
    public Density Density => own.Values.Density;

    [Description("Whether the screen asks again by itself.")]
    public bool AutoRefresh => own.Values.AutoRefresh;

    [Description("How often it does: every 5, 10, 30, 60 or 300 seconds.")]
    public int AutoRefreshSeconds => own.Values.AutoRefreshSeconds;

    [Description("More than so many pending approvals are a backlog.")]
    public int BacklogThreshold => own.Values.BacklogThreshold;

    [Description("The person's time zone.")]
    public DateTimeZone TimeZone => DateTimeZoneProviders.Tzdb[own.Values.TimeZone];
}
