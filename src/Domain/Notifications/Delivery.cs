using NodaTime;

namespace HotDash.Domain.Notifications;

/// <summary>R52: when a notification comes.</summary>
public static class Delivery
{
    /// <summary>
    /// CRITICAL: at once. Others: at the end of the period in which they were raised, or of the quiet hours, whichever is later; and
    /// never within quiet hours.
    /// </summary>
    /// <param name="raisedAt">When it was raised; a period begins at its first instant and ends before the next one's.</param>
    /// <param name="priority">How loudly it comes.</param>
    /// <param name="preferences">How often the person wants to hear, and when not.</param>
    /// <param name="zone">The person's time zone.</param>
    public static Instant DueAt(
        Instant raisedAt,
        NotificationPriority priority,
        NotificationPreferences preferences,
        DateTimeZone zone
    ) =>
        priority == NotificationPriority.Critical
            ? raisedAt
            : preferences.QuietHours.EndAtOrAfter(EndOfPeriod(raisedAt, preferences.Frequency, zone), zone);

    private static Instant EndOfPeriod(Instant at, NotificationFrequency frequency, DateTimeZone zone) =>
        frequency switch
        {
            NotificationFrequency.Every5Min => NextOf(Duration.FromMinutes(5), at),
            NotificationFrequency.Hourly => NextOf(Duration.FromHours(1), at),
            NotificationFrequency.Daily => zone.AtStartOfDay(at.InZone(zone).Date.PlusDays(1)).ToInstant(),
            _ => at,
        };

    /// <summary>Periods are counted from 1970 on, which no change of clocks moves.</summary>
    private static Instant NextOf(Duration period, Instant at)
    {
        var ticks = at.ToUnixTimeTicks();
        return Instant.FromUnixTimeTicks(ticks - ticks % period.BclCompatibleTicks) + period;
    }
}
