using System.Collections.Immutable;
using HotDash.Domain.Approvals;

namespace HotDash.Domain.Policies;

/// <summary>R17: the escalation ladder of a priority.</summary>
/// <param name="Priority">Whose.</param>
/// <param name="Rungs">At most 10, each later than the one before; none: what has this priority escalates to nobody by itself.</param>
public sealed record Ladder(Priority Priority, ImmutableArray<Rung> Rungs);
