using HotDash.Domain.Policies;
using NodaTime;

namespace HotDash.Domain.Tests.Policies;

public class when_business_hours_are_counted
{
    [Theory, Trait("rule", "R15")]
    [InlineData("2026-03-02T10:00", "2026-03-02T10:00")] // Monday, within
    [InlineData("2026-03-02T09:00", "2026-03-02T09:00")] // at opening
    [InlineData("2026-03-02T08:59", "2026-03-02T09:00")]
    [InlineData("2026-03-02T17:00", "2026-03-03T09:00")] // at closing
    [InlineData("2026-03-06T17:30", "2026-03-09T09:00")] // Friday evening
    [InlineData("2026-03-07T12:00", "2026-03-09T09:00")] // Saturday
    [InlineData("2026-03-08T23:59", "2026-03-09T09:00")] // Sunday
    public void the_clock_starts_at_the_next_opening(string at, string opens) =>
        Berlin.OpenAtOrAfter(Local(at)).ShouldBe(Local(opens));

    [Theory, Trait("rule", "R15")]
    [InlineData("2026-03-02T10:00", 15, "2026-03-02T10:15")]
    [InlineData("2026-03-02T16:50", 15, "2026-03-03T09:05")]
    [InlineData("2026-03-02T16:45", 15, "2026-03-02T17:00")]
    [InlineData("2026-03-06T16:50", 15, "2026-03-09T09:05")] // over a weekend
    [InlineData("2026-03-07T03:00", 15, "2026-03-09T09:15")]
    [InlineData("2026-03-02T10:00", 16 * 60, "2026-03-04T10:00")] // two days of eight hours
    public void working_time_passes_only_within_hours(string from, int minutes, string until)
    {
        Berlin.Add(Local(from), Duration.FromMinutes(minutes)).ShouldBe(Local(until));
        Berlin.Between(Local(from), Local(until)).ShouldBe(Duration.FromMinutes(minutes));
    }

    // Clocks go forward on Sunday 2026-03-29 and back on Sunday 2026-10-25.
    [Theory, Trait("rule", "R15")]
    [InlineData("2026-03-27T16:55", "2026-03-30T09:10", 63)]
    [InlineData("2026-10-23T16:55", "2026-10-26T09:10", 65)]
    public void a_weekend_in_which_the_clocks_change_is_no_working_time(string from, string until, int hours)
    {
        Berlin.Add(Local(from), Duration.FromMinutes(15)).ShouldBe(Local(until));
        (Local(until) - Local(from)).ShouldBe(Duration.FromHours(hours) + Duration.FromMinutes(15));
    }

    [Fact, Trait("rule", "R15")]
    public void a_day_in_which_the_clocks_change_is_as_long_as_it_really_is()
    {
        var always = Berlin with
        {
            Opens = new LocalTime(0, 0),
            Closes = new LocalTime(8, 0),
            Days = [.. Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None)],
        };

        always.Between(Local("2026-03-29T00:00"), Local("2026-03-29T12:00")).ShouldBe(Duration.FromHours(7));
        always.Between(Local("2026-10-25T00:00"), Local("2026-10-25T12:00")).ShouldBe(Duration.FromHours(9));
    }

    [Fact, Trait("rule", "R15")]
    public void an_opening_in_the_hour_that_is_skipped_is_at_the_end_of_the_gap()
    {
        var night = Berlin with { Opens = new LocalTime(2, 30), Days = [IsoDayOfWeek.Sunday] };

        night.OpenAtOrAfter(Local("2026-03-28T12:00")).ShouldBe(Local("2026-03-29T03:30"));
    }

    [Fact, Trait("rule", "R15")]
    public void the_shops_zone_decides_which_day_it_is()
    {
        var auckland = Berlin with { Zone = DateTimeZoneProviders.Tzdb["Pacific/Auckland"] };
        var sundayEveningInUtc = Instant.FromUtc(2026, 3, 1, 21, 0); // Monday 10:00 there

        auckland.OpenAtOrAfter(sundayEveningInUtc).ShouldBe(sundayEveningInUtc);
        auckland.EndOfDay(sundayEveningInUtc).ShouldBe(Instant.FromUtc(2026, 3, 2, 4, 0));
    }

    [Theory, Trait("rule", "R15")]
    [InlineData("2026-04-02T16:50", "2026-04-07T09:05")] // over Easter, Thursday to Tuesday
    [InlineData("2026-04-03T10:00", "2026-04-07T09:15")] // on a holiday
    [InlineData("2026-04-06T23:59", "2026-04-07T09:15")]
    [InlineData("2026-04-07T09:00", "2026-04-07T09:15")]
    public void a_holiday_is_no_working_time(string from, string until)
    {
        var hours = Berlin with { Holidays = [new(2026, 4, 3), new(2026, 4, 6)] };
        hours.Add(Local(from), Duration.FromMinutes(15)).ShouldBe(Local(until));
        hours.Between(Local(from), Local(until)).ShouldBe(Duration.FromMinutes(15));
    }

    // In Berlin the clocks go forward on 2026-03-29; in Lord Howe back by half an hour on 2026-04-05; in Auckland forward on 2026-09-27.
    [Theory, Trait("rule", "R15")]
    [InlineData("Europe/Berlin", "2026-03-27T16:50", "2026-03-30", "2026-03-31T09:05", 88.25 - 1)]
    [InlineData("Australia/Lord_Howe", "2026-04-03T16:50", "2026-04-06", "2026-04-07T09:05", 88.25 + 0.5)]
    [InlineData("Pacific/Auckland", "2026-09-25T16:50", "2026-09-28", "2026-09-29T09:05", 88.25 - 1)]
    public void a_holiday_beside_a_change_of_clocks_is_the_zones_own_day(
        string zone,
        string from,
        string holiday,
        string until,
        double hoursBetween
    )
    {
        var hours = Berlin with
        {
            Zone = DateTimeZoneProviders.Tzdb[zone],
            Holidays = [NodaTime.Text.LocalDatePattern.Iso.Parse(holiday).Value],
        };
        var (start, end) = (Local(from, hours.Zone), Local(until, hours.Zone));
        var sla = new Sla(SlaMeasure.WorkingTime, Duration.FromMinutes(15));
        sla.Of(start, hours).ShouldBe((start + Duration.FromMinutes(10), end));
        (end - start).ShouldBe(Duration.FromHours(hoursBetween));
    }

    [Fact, Trait("rule", "R15")]
    public void a_year_of_holidays_on_the_one_working_day_is_passed_over()
    {
        var monday = new LocalDate(2026, 3, 2);
        var hours = Berlin with
        {
            Days = [IsoDayOfWeek.Monday],
            Holidays = [.. Enumerable.Range(0, 100).Select(monday.PlusWeeks)],
        };
        hours.OpenAtOrAfter(Local("2026-03-02T10:00")).ShouldBe(Local("2028-01-31T09:00"));
    }

    [Fact, Trait("rule", "R15")]
    public void a_shop_that_never_opens_is_an_error_and_no_endless_search() =>
        Should.Throw<InvalidOperationException>(() =>
            (Berlin with { Days = [] }).OpenAtOrAfter(Local("2026-03-02T10:00"))
        );

    private static Instant Local(string text) => Local(text, Berlin.Zone);

    private static Instant Local(string text, DateTimeZone zone) =>
        NodaTime
            .Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm")
            .Parse(text)
            .Value.InZoneLeniently(zone)
            .ToInstant();

    private static readonly BusinessHours Berlin = BusinessHours.Default with
    {
        Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"],
    };
}
