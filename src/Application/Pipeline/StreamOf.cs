using System.Collections.Immutable;
using HotDash.Domain;
using NodaTime;

namespace HotDash.Application.Pipeline;

/// <summary>One kind of stream: how it is folded, and what an append to it brings along in the same transaction.</summary>
internal abstract class StreamOf<TState>
    where TState : class
{
    public abstract TState Evolve(TState? state, IFact fact);

    /// <summary>When the stream's last fact happened: no decision is made before it.</summary>
    public abstract Instant LastAt(TState state);

    /// <summary>Whose personal text the fact holds, all of it one subject's; null where it holds none.</summary>
    public virtual string? SubjectOf(IFact fact) => null;

    /// <summary>Whether its decisions are handed the shop's policy; otherwise the default one, which they do not look at.</summary>
    public virtual bool ObeysPolicy => false;

    /// <summary>Whether the fact rests on the policy: it is decided anew where that was replaced before.</summary>
    public virtual bool Obeys(IFact fact) => false;

    /// <summary>Whether the refusal rests on the policy.</summary>
    public virtual bool Obeys(Refusal refusal) => false;

    /// <summary>Rows and messages that belong to these facts.</summary>
    public virtual ValueTask Stage(Attempt attempt, TState? before, TState after, ImmutableArray<IFact> facts) =>
        ValueTask.CompletedTask;

    /// <summary>What a violated constraint means; null when it means nothing here (or no more), and the decision is made again.</summary>
    public virtual Task<Refusal?> Explain(Attempt attempt, string table, TState after, CancellationToken cancel) =>
        Task.FromResult<Refusal?>(null);

    public TState Fold(TState? state, ImmutableArray<IFact> facts) => facts.Aggregate(state, Evolve)!;
}
