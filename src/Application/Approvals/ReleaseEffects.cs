using HotDash.Application.Pipeline;

namespace HotDash.Application.Approvals;

/// <summary>A manager ends the hold; what waited goes out through the dispatcher's checks.</summary>
public sealed record ReleaseEffects : Command;

public static class ReleaseEffectsHandler
{
    public static Task<CommandResult> Handle(
        ReleaseEffects command,
        Pipeline.Pipeline pipeline,
        CancellationToken cancel
    ) => EffectsHoldStream.Decide(pipeline, command, (hold, facts) => hold.Release(facts), cancel);
}
