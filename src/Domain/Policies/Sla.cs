using NodaTime;

namespace HotDash.Domain.Policies;

/// <summary>R15: how long a review may take.</summary>
/// <param name="Measure">Which time counts.</param>
/// <param name="For">How much of it, 1 minute to 30 days; zero with <see cref="SlaMeasure.EndOfDay"/>, which ends by itself.</param>
public sealed record Sla(SlaMeasure Measure, Duration For)
{
    /// <summary>When the review is late (CRITICAL), and when two thirds of its time are gone (WARNING).</summary>
    public (Instant WarnAt, Instant DueAt) Of(Instant submittedAt, BusinessHours hours) =>
        Measure switch
        {
            SlaMeasure.WorkingTime => (hours.Add(submittedAt, TwoThirds(For)), hours.Add(submittedAt, For)),
            SlaMeasure.EndOfDay => OfDay(hours.OpenAtOrAfter(submittedAt), hours.EndOfDay(submittedAt)),
            _ => (submittedAt + TwoThirds(For), submittedAt + For),
        };

    private static (Instant WarnAt, Instant DueAt) OfDay(Instant start, Instant end) =>
        (start + TwoThirds(end - start), end);

    /// <summary>Whole microseconds, as all instants that are stored.</summary>
    private static Duration TwoThirds(Duration whole) => Duration.FromTicks(whole.BclCompatibleTicks * 2 / 3 / 10 * 10);
}
