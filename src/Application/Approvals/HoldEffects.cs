using HotDash.Application.Pipeline;

namespace HotDash.Application.Approvals;

/// <summary>A manager holds all effects of the shop, with a reason.</summary>
public sealed record HoldEffects(string? Reason) : Command;

public static class HoldEffectsHandler
{
    public static Task<CommandResult> Handle(
        HoldEffects command,
        Pipeline.Pipeline pipeline,
        CancellationToken cancel
    ) => EffectsHoldStream.Decide(pipeline, command, (hold, facts) => hold.Hold(command.Reason, facts), cancel);
}
