using System.Collections.Immutable;
using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Domain.Policies;

/// <summary>What of one kind's rules is to be another; null stays as it is.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Grades">The grades asked for at approval, all of them; none: no grade is.</param>
/// <param name="Sla">How long a review may take.</param>
/// <param name="ExpiresAfter">How long after submission it expires, 1 minute to 90 days.</param>
/// <param name="UndoFor">How long after the last approval it can be undone, zero to 24 hours.</param>
public sealed record KindChange(
    ApprovalKind Kind,
    ImmutableArray<GradeDimension>? Grades = null,
    Sla? Sla = null,
    Duration? ExpiresAfter = null,
    Duration? UndoFor = null
);
