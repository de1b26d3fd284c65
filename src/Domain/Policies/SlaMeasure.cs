namespace HotDash.Domain.Policies;

/// <summary>R15: which time counts towards an SLA.</summary>
public enum SlaMeasure
{
    /// <summary>Working time; outside hours the clock starts at the next opening.</summary>
    WorkingTime,

    /// <summary>Until the working day ends; submitted outside hours, until the next one ends.</summary>
    EndOfDay,

    /// <summary>Day and night.</summary>
    Elapsed,
}
