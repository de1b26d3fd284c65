using System.Collections.Immutable;
using NodaTime;
using NodaTime.TimeZones;

namespace HotDash.Domain.Policies;

/// <summary>
/// R15: when a shop works. Local times in its zone: where the clocks change, a day is as long as it really is, and an
/// opening in the hour that is skipped happens at the end of the gap.
/// </summary>
/// <param name="Zone">The shop's time zone.</param>
/// <param name="Opens">When a working day begins, inclusive.</param>
/// <param name="Closes">When it ends, exclusive; after <paramref name="Opens"/>.</param>
/// <param name="Days">The working days of a week, at least one.</param>
public sealed record BusinessHours(
    DateTimeZone Zone,
    LocalTime Opens,
    LocalTime Closes,
    ImmutableHashSet<IsoDayOfWeek> Days
)
{
    /// <summary>Monday to Friday, 09:00 to 17:00, in UTC.</summary>
    public static readonly BusinessHours Default = new(
        DateTimeZone.Utc,
        new LocalTime(9, 0),
        new LocalTime(17, 0),
        [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday]
    );

    /// <summary>Dates in the shop's zone on which it does not work. Default none.</summary>
    public ImmutableSortedSet<LocalDate> Holidays { get; init; } = [];

    /// <summary>The instant itself within hours, else the next opening.</summary>
    public Instant OpenAtOrAfter(Instant at) => Instant.Max(at, DayAt(at).Start);

    /// <summary>The end of the working day that is under way at <paramref name="at"/>, or of the next one.</summary>
    public Instant EndOfDay(Instant at) => DayAt(at).End;

    /// <summary>The instant at which this much working time has gone by since <paramref name="from"/>.</summary>
    /// <param name="from">Outside hours, counting starts at the next opening.</param>
    /// <param name="working">Zero or more.</param>
    public Instant Add(Instant from, Duration working)
    {
        for (var day = DayAt(from); ; day = DayAt(day.End))
        {
            var start = Instant.Max(from, day.Start);
            if (start + working <= day.End)
                return start + working;
            working -= day.End - start;
        }
    }

    /// <summary>The working time between two instants; zero when <paramref name="to"/> is not after <paramref name="from"/>.</summary>
    public Duration Between(Instant from, Instant to)
    {
        var sum = Duration.Zero;
        for (var day = DayAt(from); day.Start < to; day = DayAt(day.End))
            sum += Duration.Max(Duration.Zero, Instant.Min(to, day.End) - Instant.Max(from, day.Start));
        return sum;
    }

    /// <summary>Whether the shop works at the same times.</summary>
    internal bool IsAs(BusinessHours other) =>
        (Zone, Opens, Closes) == (other.Zone, other.Opens, other.Closes)
        && Days.SetEquals(other.Days)
        && Holidays.SetEquals(other.Holidays);

    /// <summary>The first working day that has not ended at <paramref name="at"/>.</summary>
    private Interval DayAt(Instant at)
    {
        if (Days.IsEmpty)
            throw new InvalidOperationException("Business hours without a working day.");
        for (var date = at.InZone(Zone).Date; ; date = date.PlusDays(1))
        {
            if (!Days.Contains(date.DayOfWeek) || Holidays.Contains(date))
                continue;
            var start = Zone.ResolveLocal(date + Opens, Resolvers.LenientResolver).ToInstant();
            var end = Zone.ResolveLocal(date + Closes, Resolvers.LenientResolver).ToInstant();
            // A gap can swallow a whole short day.
            if (start < end && at < end)
                return new Interval(start, end);
        }
    }
}
