using HotDash.Domain.Notifications;
using HotDash.Projections.Journal;
using NodaTime;

namespace HotDash.Projections.Notifications;

/// <summary>What a fact means to notifications.</summary>
/// <param name="Row">The fact's place.</param>
/// <param name="At">When it happened.</param>
internal abstract record Step(JournalRow Row, Instant At)
{
    /// <summary>People are to be told.</summary>
    public sealed record Tell(JournalRow Row, Instant At, Occasion Occasion) : Step(Row, At);

    /// <summary>What some were told of is over.</summary>
    public sealed record End(JournalRow Row, Instant At, IReadOnlyCollection<string> Causes) : Step(Row, At);

    /// <summary>How many wait has changed; <paramref name="Rose"/>: one more does.</summary>
    public sealed record Pending(JournalRow Row, Instant At, bool Rose) : Step(Row, At);

    /// <summary>One more was decided.</summary>
    public sealed record Decided(JournalRow Row, Instant At) : Step(Row, At);

    /// <summary>Somebody wants notifications otherwise.</summary>
    public sealed record Rescheduled(JournalRow Row, Instant At, string Person) : Step(Row, At);
}
