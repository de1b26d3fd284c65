using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Application.Approvals;

/// <summary>The shop's hold of its effects: one stream, which brings nothing along. What waits looks by itself.</summary>
internal sealed class EffectsHoldStream : StreamOf<EffectsHold>
{
    public override EffectsHold Evolve(EffectsHold? state, IFact fact) => EffectsHold.Evolve(state, fact);

    public override Instant LastAt(EffectsHold state) => state.LastAt ?? Instant.MinValue;

    public override string? SubjectOf(IFact fact) => (fact as EffectsWereHeld)?.Reason.Subject;

    public static Task<CommandResult> Decide(
        Pipeline.Pipeline pipeline,
        Command command,
        Func<EffectsHold, Facts, Ruling> decide,
        CancellationToken cancel
    ) =>
        pipeline.Decide(
            command,
            new EffectsHoldStream(),
            Key,
            (hold, facts) => decide(hold ?? EffectsHold.None, facts),
            cancel,
            "select pg_advisory_xact_lock(24, hashtext($1))"
        );

    public const string Key = "effects-hold";

    /// <summary>
    /// Whoever starts an effect reads the hold under this lock. A hold that has answered was committed before that reading, or
    /// after that start was. Two-part keys are no part of the journal's.
    /// </summary>
    public const string KeepAsItIs = "select pg_advisory_xact_lock_shared(24, hashtext($1))";
}
