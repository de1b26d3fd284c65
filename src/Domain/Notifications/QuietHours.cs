using NodaTime;
using NodaTime.TimeZones;

namespace HotDash.Domain.Notifications;

/// <summary>
/// R52: when a person wants to hear nothing but what is CRITICAL. Local times in the person's zone: in the hour that comes twice it
/// is quiet from the first beginning to the second end, and what would begin or end in the hour that is skipped does so behind it.
/// </summary>
/// <param name="On">Whether they hold. Default false.</param>
/// <param name="From">When it becomes quiet, inclusive; whole minutes. Default 22:00.</param>
/// <param name="Until">When it ends, exclusive; whole minutes, another time than <paramref name="From"/>, the next day where it is earlier. Default 08:00.</param>
public sealed record QuietHours(bool On, LocalTime From, LocalTime Until)
{
    /// <summary>22:00 to 08:00, off.</summary>
    public static readonly QuietHours Default = new(false, new LocalTime(22, 0), new LocalTime(8, 0));

    /// <summary>The instant itself where it is not quiet, else the end of the quiet.</summary>
    public Instant EndAtOrAfter(Instant at, DateTimeZone zone)
    {
        if (!On)
            return at;
        var today = at.InZone(zone).Date;
        // Last night's may still last.
        foreach (var night in (ReadOnlySpan<LocalDate>)[today.PlusDays(-1), today])
        {
            var (start, end) = Of(night, zone);
            if (start <= at && at < end)
                // Where the clocks skip the time between, one night ends as the next begins.
                return EndAtOrAfter(end, zone);
        }
        return at;
    }

    /// <summary>What is wrong with them; null when nothing is.</summary>
    internal Refusal? Fault() =>
        !IsWholeMinute(From) ? Invalid("A time of day has whole minutes.", "from")
        : !IsWholeMinute(Until) ? Invalid("A time of day has whole minutes.", "until")
        : From == Until ? Invalid("Quiet hours that end as they begin are none, or last for ever.", "until")
        : null;

    private (Instant Start, Instant End) Of(LocalDate night, DateTimeZone zone) =>
        (
            zone.ResolveLocal(night + From, First).ToInstant(),
            zone.ResolveLocal((Until > From ? night : night.PlusDays(1)) + Until, Last).ToInstant()
        );

    private static bool IsWholeMinute(LocalTime time) => time.TickOfDay % NodaConstants.TicksPerMinute == 0;

    private static Refusal Invalid(string message, string field) =>
        new(
            ErrorCode.InvalidValue,
            message,
            "Name two different times such as 22:00 and 08:00.",
            ["quietHours", field]
        );

    private static readonly ZoneLocalMappingResolver First = Resolvers.CreateMappingResolver(
        Resolvers.ReturnEarlier,
        Resolvers.ReturnStartOfIntervalAfter
    );

    private static readonly ZoneLocalMappingResolver Last = Resolvers.CreateMappingResolver(
        Resolvers.ReturnLater,
        Resolvers.ReturnStartOfIntervalAfter
    );
}
