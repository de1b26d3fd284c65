using HotDash.Domain.Notifications;
using NodaTime;
using NodaTime.Text;

namespace HotDash.Domain.Tests.Notifications;

public class when_it_is_quiet
{
    /// <summary>The nights in which the clocks change, north and south, by an hour and by half of one; and one in which they do not.</summary>
    [Theory, Trait("rule", "R52")]
    [InlineData("Europe/Zurich", "2026-03-28T21:00:00Z", "2026-03-29T06:00:00Z")]
    [InlineData("Europe/Zurich", "2026-10-24T20:00:00Z", "2026-10-25T07:00:00Z")]
    [InlineData("Europe/Zurich", "2026-01-15T21:00:00Z", "2026-01-16T07:00:00Z")]
    [InlineData("America/New_York", "2026-03-08T03:00:00Z", "2026-03-08T12:00:00Z")]
    [InlineData("America/New_York", "2026-11-01T02:00:00Z", "2026-11-01T13:00:00Z")]
    [InlineData("Australia/Sydney", "2026-10-03T12:00:00Z", "2026-10-03T21:00:00Z")]
    [InlineData("Australia/Sydney", "2026-04-04T11:00:00Z", "2026-04-04T22:00:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-03T11:30:00Z", "2026-10-03T21:00:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-04T11:00:00Z", "2026-04-04T21:30:00Z")]
    public void it_ends_at_eight_in_the_persons_zone(string zone, string start, string end) =>
        Usual.ShouldLast(zone, start, end);

    /// <summary>What comes twice is quiet until it has come twice, what is skipped ends with the gap.</summary>
    [Theory, Trait("rule", "R52")]
    [InlineData("Europe/Zurich", "22:00", "02:30", "2026-03-28T21:00:00Z", "2026-03-29T01:00:00Z")] // ends in the gap
    [InlineData("Europe/Zurich", "02:30", "08:00", "2026-03-29T01:00:00Z", "2026-03-29T06:00:00Z")] // begins in it
    [InlineData("Europe/Zurich", "22:00", "02:30", "2026-10-24T20:00:00Z", "2026-10-25T01:30:00Z")] // ends in the overlap
    [InlineData("Europe/Zurich", "02:30", "08:00", "2026-10-25T00:30:00Z", "2026-10-25T07:00:00Z")] // begins in it
    [InlineData("Australia/Sydney", "22:00", "02:30", "2026-10-03T12:00:00Z", "2026-10-03T16:00:00Z")]
    [InlineData("Australia/Sydney", "02:30", "08:00", "2026-10-03T16:00:00Z", "2026-10-03T21:00:00Z")]
    [InlineData("Australia/Sydney", "22:00", "02:30", "2026-04-04T11:00:00Z", "2026-04-04T16:30:00Z")]
    [InlineData("Australia/Sydney", "02:30", "08:00", "2026-04-04T15:30:00Z", "2026-04-04T22:00:00Z")]
    [InlineData("Australia/Lord_Howe", "22:00", "02:15", "2026-10-03T11:30:00Z", "2026-10-03T15:30:00Z")]
    [InlineData("Australia/Lord_Howe", "02:15", "08:00", "2026-10-03T15:30:00Z", "2026-10-03T21:00:00Z")]
    [InlineData("Australia/Lord_Howe", "22:00", "01:45", "2026-04-04T11:00:00Z", "2026-04-04T15:15:00Z")]
    [InlineData("Australia/Lord_Howe", "01:45", "08:00", "2026-04-04T14:45:00Z", "2026-04-04T21:30:00Z")]
    [InlineData("Europe/Zurich", "13:00", "15:00", "2026-01-15T12:00:00Z", "2026-01-15T14:00:00Z")] // within a day
    [InlineData("Europe/Zurich", "00:00", "07:00", "2026-01-14T23:00:00Z", "2026-01-15T06:00:00Z")] // from midnight
    [InlineData("Europe/Zurich", "22:00", "00:00", "2026-01-14T21:00:00Z", "2026-01-14T23:00:00Z")] // until midnight
    public void its_ends_are_where_the_clocks_leave_them(
        string zone,
        string from,
        string until,
        string start,
        string end
    ) => new QuietHours(true, Time(from), Time(until)).ShouldLast(zone, start, end);

    /// <summary>One night's end and the next one's beginning lie in the same gap: it is quiet right through.</summary>
    [Fact, Trait("rule", "R52")]
    public void a_break_that_the_clocks_skip_is_none() =>
        new QuietHours(true, Time("02:50"), Time("02:10"))
            .EndAtOrAfter(At("2026-03-28T12:00:00Z"), Zone("Europe/Zurich"))
            .ShouldBe(At("2026-03-30T00:10:00Z"));

    [Fact, Trait("rule", "R52")]
    public void it_is_not_while_they_are_off()
    {
        var night = At("2026-01-15T23:00:00Z");
        (Usual with { On = false }).EndAtOrAfter(night, Zone("Europe/Zurich")).ShouldBe(night);
        QuietHours.Default.ShouldBe(new QuietHours(false, new LocalTime(22, 0), new LocalTime(8, 0)));
    }

    private static readonly QuietHours Usual = QuietHours.Default with { On = true };

    private static LocalTime Time(string text) =>
        LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).Value;

    private static Instant At(string text) => InstantPattern.General.Parse(text).Value;

    private static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];
}
