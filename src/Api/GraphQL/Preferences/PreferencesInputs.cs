using System.ComponentModel;
using GraphQL;
using HotDash.Domain.Preferences;
using NodaTime;

namespace HotDash.Api.GraphQL.Preferences;

[Name("UpdatePreferencesInput")]
[Description("What changes; what is left out or null stays. All of it is taken, or nothing.")]
public sealed class UpdatePreferencesInput : OwnWish
{
    [Description("Colours.")]
    public Theme? Theme { get; init; }

    [Description("How tiles are laid out.")]
    public DashboardView? View { get; init; }

    [Description("How close things stand.")]
    public Density? Density { get; init; }

    [Description("Whether the screen asks again by itself.")]
    public bool? AutoRefresh { get; init; }

    [Description("How often it does: 5, 10, 30, 60 or 300.")]
    public int? AutoRefreshSeconds { get; init; }

    [Description("More than so many pending approvals are a backlog: 1 to 1,000.")]
    public int? BacklogThreshold { get; init; }

    [Description("The person's time zone.")]
    public DateTimeZone? TimeZone { get; init; }

    internal PreferenceChanges ToDomain() =>
        new(Theme, View, Density, AutoRefresh, AutoRefreshSeconds, BacklogThreshold, TimeZone?.Id);
}

[Name("ResetPreferencesInput")]
[Description("Returns to the defaults, tiles and all.")]
public sealed class ResetPreferencesInput : OwnWish;
