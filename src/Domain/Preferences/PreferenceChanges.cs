using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Domain.Preferences;

/// <summary>New values for some of <see cref="PreferenceValues"/>; null leaves one as it is.</summary>
/// <param name="Theme">Colours.</param>
/// <param name="View">How tiles are laid out.</param>
/// <param name="Density">How close things stand.</param>
/// <param name="AutoRefresh">Whether the screen asks again by itself.</param>
/// <param name="AutoRefreshSeconds">5, 10, 30, 60 or 300.</param>
/// <param name="BacklogThreshold">1..1,000.</param>
/// <param name="TimeZone">A TZDB id that exists.</param>
public sealed record PreferenceChanges(
    Theme? Theme = null,
    DashboardView? View = null,
    Density? Density = null,
    bool? AutoRefresh = null,
    int? AutoRefreshSeconds = null,
    int? BacklogThreshold = null,
    string? TimeZone = null
)
{
    /// <summary>R40: the first value that there is not, refused with <c>INVALID_VALUE</c>; null when all are good.</summary>
    internal Refusal? Broken() =>
        Defined(Theme, "theme")
        ?? Defined(View, "view")
        ?? Defined(Density, "density")
        ?? (
            AutoRefreshSeconds is null or 5 or 10 or 30 or 60 or 300
                ? null
                : ContentLimits.Value(
                    "The screen refreshes every 5, 10, 30, 60 or 300 seconds.",
                    "Send one of these.",
                    "autoRefreshSeconds"
                )
        )
        ?? (
            BacklogThreshold is null or (>= 1 and <= 1000)
                ? null
                : ContentLimits.Value("From 1 to 1,000.", "Send a number of that range.", "backlogThreshold")
        )
        ?? (
            TimeZone is null || DateTimeZoneProviders.Tzdb.Ids.Contains(TimeZone)
                ? null
                : ContentLimits.Value(
                    "There is no such time zone.",
                    "Name it by its TZDB id, as Europe/Zurich.",
                    "timeZone"
                )
        );

    private static Refusal? Defined<T>(T? value, string field)
        where T : struct, Enum => value is { } given ? ContentLimits.Defined(given, field) : null;
}
