using HotDash.Application.Pipeline;
using HotDash.Domain.Approvals;

namespace HotDash.Application.Approvals;

/// <summary>A manager says how an UNKNOWN outcome really ended, with a reason.</summary>
public sealed record SettleAction(string ApprovalId, string ActionId, EffectOutcome Outcome, string? Reason) : Command;

public static class SettleActionHandler
{
    public static Task<CommandResult> Handle(
        SettleAction command,
        Pipeline.Pipeline pipeline,
        CancellationToken cancel
    ) =>
        pipeline.Decide(
            command,
            command.ApprovalId,
            (approval, facts) => approval.SettleUnknown(command.ActionId, command.Outcome, command.Reason, facts),
            cancel
        );
}
