using HotDash.Domain.Notifications;
using NodaTime;
using NodaTime.Text;

namespace HotDash.Domain.Tests.Notifications;

public class when_a_notification_is_due
{
    /// <summary>A period begins with its first tick, and ends as the next begins.</summary>
    [Theory, Trait("rule", "R52")]
    [InlineData(NotificationFrequency.Realtime, "2026-01-15T10:04:59.9999999Z", "2026-01-15T10:04:59.9999999Z")]
    [InlineData(NotificationFrequency.Every5Min, "2026-01-15T10:00:00Z", "2026-01-15T10:05:00Z")]
    [InlineData(NotificationFrequency.Every5Min, "2026-01-15T10:04:59.9999999Z", "2026-01-15T10:05:00Z")]
    [InlineData(NotificationFrequency.Every5Min, "2026-01-15T10:05:00Z", "2026-01-15T10:10:00Z")]
    [InlineData(NotificationFrequency.Hourly, "2026-01-15T10:00:00Z", "2026-01-15T11:00:00Z")]
    [InlineData(NotificationFrequency.Hourly, "2026-01-15T10:59:59.9999999Z", "2026-01-15T11:00:00Z")]
    [InlineData(NotificationFrequency.Hourly, "2026-01-15T11:00:00Z", "2026-01-15T12:00:00Z")]
    [InlineData(NotificationFrequency.Daily, "2026-01-14T23:00:00Z", "2026-01-15T23:00:00Z")]
    [InlineData(NotificationFrequency.Daily, "2026-01-15T22:59:59.9999999Z", "2026-01-15T23:00:00Z")]
    [InlineData(NotificationFrequency.Daily, "2026-03-29T12:00:00Z", "2026-03-29T22:00:00Z")] // a day of 23 hours
    [InlineData(NotificationFrequency.Daily, "2026-10-25T12:00:00Z", "2026-10-25T23:00:00Z")] // and of 25
    public void it_waits_for_the_end_of_the_period(NotificationFrequency frequency, string raised, string due) =>
        Due(raised, frequency, quiet: false).ShouldBe(At(due));

    /// <summary>Where the clocks go forward at midnight, the day begins at one.</summary>
    [Fact, Trait("rule", "R52")]
    public void a_day_ends_where_the_next_one_begins() =>
        Due("2026-03-07T12:00:00Z", NotificationFrequency.Daily, quiet: false, zone: "America/Havana")
            .ShouldBe(At("2026-03-08T05:00:00Z"));

    [Theory, Trait("rule", "R52")]
    [InlineData(NotificationFrequency.Realtime, "2026-01-15T20:59:59.9999999Z", "2026-01-15T20:59:59.9999999Z")]
    [InlineData(NotificationFrequency.Realtime, "2026-01-15T21:00:00Z", "2026-01-16T07:00:00Z")]
    [InlineData(NotificationFrequency.Realtime, "2026-01-16T07:00:00Z", "2026-01-16T07:00:00Z")]
    [InlineData(NotificationFrequency.Every5Min, "2026-01-15T20:54:59Z", "2026-01-15T20:55:00Z")]
    [InlineData(NotificationFrequency.Every5Min, "2026-01-15T20:55:00Z", "2026-01-16T07:00:00Z")] // ends as it gets quiet
    [InlineData(NotificationFrequency.Every5Min, "2026-01-16T06:54:00Z", "2026-01-16T07:00:00Z")]
    [InlineData(NotificationFrequency.Every5Min, "2026-01-16T06:59:00Z", "2026-01-16T07:00:00Z")]
    [InlineData(NotificationFrequency.Hourly, "2026-01-15T22:30:00Z", "2026-01-16T07:00:00Z")] // the quiet ends later
    [InlineData(NotificationFrequency.Hourly, "2026-01-16T07:30:00Z", "2026-01-16T08:00:00Z")] // the period does
    [InlineData(NotificationFrequency.Daily, "2026-01-15T12:00:00Z", "2026-01-16T07:00:00Z")]
    [InlineData(NotificationFrequency.Daily, "2026-01-16T02:00:00Z", "2026-01-17T07:00:00Z")] // the next day's morning
    public void it_waits_for_the_end_of_quiet_hours_too(NotificationFrequency frequency, string raised, string due) =>
        Due(raised, frequency, quiet: true).ShouldBe(At(due));

    /// <summary>Over the changes of clocks: the end of the period, then of the quiet.</summary>
    [Theory, Trait("rule", "R52")]
    [InlineData("Europe/Zurich", "2026-03-28T23:30:00Z", "2026-03-29T06:00:00Z")]
    [InlineData("Europe/Zurich", "2026-10-25T00:30:00Z", "2026-10-25T07:00:00Z")] // half past two, the first
    [InlineData("Europe/Zurich", "2026-10-25T01:30:00Z", "2026-10-25T07:00:00Z")] // and the second
    [InlineData("Australia/Sydney", "2026-10-03T15:59:59Z", "2026-10-03T21:00:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-03T15:30:00Z", "2026-10-03T21:00:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-04T14:45:00Z", "2026-04-04T21:30:00Z")] // a quarter to two, the first
    [InlineData("Australia/Lord_Howe", "2026-04-04T15:15:00Z", "2026-04-04T21:30:00Z")] // and the second
    public void the_morning_is_the_persons(string zone, string raised, string due)
    {
        Due(raised, NotificationFrequency.Realtime, quiet: true, zone).ShouldBe(At(due));
        Due(raised, NotificationFrequency.Hourly, quiet: true, zone).ShouldBe(At(due));
    }

    [Theory, Trait("rule", "R52")]
    [InlineData(NotificationPriority.Low)]
    [InlineData(NotificationPriority.Medium)]
    [InlineData(NotificationPriority.High)]
    [InlineData(NotificationPriority.Critical)]
    public void what_is_critical_alone_waits_for_nothing(NotificationPriority priority) =>
        Delivery
            .DueAt(At(Night), priority, Wanted(NotificationFrequency.Daily, quiet: true), Zone("Europe/Zurich"))
            .ShouldBe(At(priority == NotificationPriority.Critical ? Night : "2026-01-16T07:00:00Z"));

    private static Instant Due(
        string raised,
        NotificationFrequency frequency,
        bool quiet,
        string zone = "Europe/Zurich"
    ) => Delivery.DueAt(At(raised), NotificationPriority.High, Wanted(frequency, quiet), Zone(zone));

    private static NotificationPreferences Wanted(NotificationFrequency frequency, bool quiet) =>
        NotificationPreferences.Default with
        {
            Frequency = frequency,
            QuietHours = QuietHours.Default with { On = quiet },
        };

    private static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).Value;

    private static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];

    private const string Night = "2026-01-15T21:30:00Z";
}
