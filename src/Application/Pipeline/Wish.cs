using System.Collections.Immutable;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Application.Pipeline;

/// <summary>A command with what it takes to decide it.</summary>
/// <param name="Command">What was sent.</param>
/// <param name="Kind">The kind of stream that it concerns.</param>
/// <param name="Id">The stream.</param>
/// <param name="Begins">Whether the stream begins with it: then nothing is loaded.</param>
/// <param name="Gather">Fetches the plain facts that the decision needs, from the outside too; may run again on fresh state.</param>
/// <param name="Decide">One pure decision.</param>
internal sealed record Wish<TState, TGathered>(
    Command Command,
    StreamOf<TState> Kind,
    string Id,
    bool Begins,
    Func<TState?, CancellationToken, Task<TGathered>> Gather,
    Func<TState?, TGathered, Facts, Ruling> Decide
)
    where TState : class
{
    /// <summary>
    /// A lock that its transaction takes, as an SQL statement with the shop as $1. What is gathered is then gathered under it, within
    /// the turn (so it must be near and quick), and stays true until the commit. Null: gathered before the turn.
    /// </summary>
    public string? Lock { get; init; }

    /// <summary>Changes rows that are no facts, in the same transaction; where the wish is refused, none. Null: it changes none.</summary>
    public Action<Attempt, TGathered, Instant>? Rows { get; init; }
}

/// <summary>How a wish ended, with the state that it left.</summary>
/// <param name="Result">What the bus answers.</param>
/// <param name="State">The state that it left: the one it found, where nothing was appended; null where the stream has none.</param>
/// <param name="Facts">What was appended.</param>
/// <param name="Now">The instant it was decided at.</param>
internal sealed record Decided<TState>(CommandResult Result, TState? State, ImmutableArray<IFact> Facts, Instant Now)
    where TState : class
{
    /// <summary>The result with the state; whose answer was repeated may have been read before that, and is to be read again.</summary>
    public CommandResult Answer => Result.Replayed ? Result : Result with { State = State };
}
