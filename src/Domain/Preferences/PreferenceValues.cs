namespace HotDash.Domain.Preferences;

/// <summary>R40: what a person chose for the dashboard, apart from the tiles.</summary>
/// <param name="Theme">Colours; AUTO by default.</param>
/// <param name="View">How tiles are laid out; GRID by default.</param>
/// <param name="Density">How close things stand; COMFORTABLE by default.</param>
/// <param name="AutoRefresh">Whether the screen asks again by itself; on by default.</param>
/// <param name="AutoRefreshSeconds">How often: 5, 10, 30, 60 or 300; 30 by default. Kept while it is off.</param>
/// <param name="BacklogThreshold">More than so many pending approvals are a backlog: 1..1,000, 10 by default.</param>
/// <param name="TimeZone">A TZDB id; UTC by default.</param>
public sealed record PreferenceValues(
    Theme Theme,
    DashboardView View,
    Density Density,
    bool AutoRefresh,
    int AutoRefreshSeconds,
    int BacklogThreshold,
    string TimeZone
)
{
    /// <summary>Before anything was chosen.</summary>
    public static readonly PreferenceValues Default = new(
        Theme.Auto,
        DashboardView.Grid,
        Density.Comfortable,
        AutoRefresh: true,
        AutoRefreshSeconds: 30,
        BacklogThreshold: 10,
        TimeZone: "UTC"
    );

    /// <summary>The values with what is named in the changes, and as they are in all else.</summary>
    public PreferenceValues With(PreferenceChanges changes) =>
        new(
            changes.Theme ?? Theme,
            changes.View ?? View,
            changes.Density ?? Density,
            changes.AutoRefresh ?? AutoRefresh,
            changes.AutoRefreshSeconds ?? AutoRefreshSeconds,
            changes.BacklogThreshold ?? BacklogThreshold,
            changes.TimeZone ?? TimeZone
        );
}
