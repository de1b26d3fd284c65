using System.Collections.Immutable;
using HotDash.Domain;
using HotDash.Domain.Approvals;

namespace HotDash.Application.Pipeline;

/// <summary>One command on many streams of a kind that there are, in one transaction.</summary>
/// <param name="Command">What was sent.</param>
/// <param name="Kind">The kind of streams that it concerns.</param>
/// <param name="Ids">The streams, each once.</param>
/// <param name="Decide">One pure decision, on the stream of this place in <paramref name="Ids"/>.</param>
/// <param name="IsAtomic">Whether one refusal refuses all.</param>
internal sealed record ManyWish<TState>(
    Command Command,
    StreamOf<TState> Kind,
    ImmutableArray<string> Ids,
    Func<int, TState?, Facts, Ruling> Decide,
    bool IsAtomic
)
    where TState : class;
