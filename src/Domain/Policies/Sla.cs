using NodaTime;

namespace HotDash.Domain.Policies;

/// <summary>R15: how long a review may take.</summary>
public abstract record Sla
{
    private Sla() { }

    /// <summary>When the review is late (CRITICAL), and when two thirds of its time are gone (WARNING).</summary>
    public abstract (Instant WarnAt, Instant DueAt) Of(Instant submittedAt, BusinessHours hours);

    /// <summary>So much working time; outside hours the clock starts at the next opening.</summary>
    public sealed record WorkingTime(Duration For) : Sla
    {
        /// <inheritdoc/>
        public override (Instant WarnAt, Instant DueAt) Of(Instant submittedAt, BusinessHours hours) =>
            (hours.Add(submittedAt, TwoThirds(For)), hours.Add(submittedAt, For));
    }

    /// <summary>Until the working day ends; submitted outside hours, until the next one ends.</summary>
    public sealed record EndOfDay : Sla
    {
        /// <inheritdoc/>
        public override (Instant WarnAt, Instant DueAt) Of(Instant submittedAt, BusinessHours hours)
        {
            var (start, end) = (hours.OpenAtOrAfter(submittedAt), hours.EndOfDay(submittedAt));
            return (start + TwoThirds(end - start), end);
        }
    }

    /// <summary>So much time, day and night.</summary>
    public sealed record Elapsed(Duration For) : Sla
    {
        /// <inheritdoc/>
        public override (Instant WarnAt, Instant DueAt) Of(Instant submittedAt, BusinessHours hours) =>
            (submittedAt + TwoThirds(For), submittedAt + For);
    }

    /// <summary>Whole microseconds, as all instants that are stored.</summary>
    private static Duration TwoThirds(Duration whole) => Duration.FromTicks(whole.BclCompatibleTicks * 2 / 3 / 10 * 10);
}
