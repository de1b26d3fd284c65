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

    public static async Task<CommandResult> Decide(
        Pipeline.Pipeline pipeline,
        Command command,
        Func<EffectsHold, Facts, Ruling> decide,
        CancellationToken cancel
    )
    {
        var wish = new Wish<EffectsHold, bool>(
            command,
            new EffectsHoldStream(),
            Key,
            Begins: false,
            (_, _) => Task.FromResult(true),
            (hold, _, facts) => decide(hold ?? EffectsHold.None, facts)
        );
        return (await pipeline.Decide(wish, cancel)).Answer;
    }

    public const string Key = "effects-hold";
}
