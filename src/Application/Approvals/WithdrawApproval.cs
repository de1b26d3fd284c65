using HotDash.Application.Pipeline;

namespace HotDash.Application.Approvals;

/// <summary>Its drafter takes it back.</summary>
public sealed record WithdrawApproval(string ApprovalId, string? Reason) : Command;

public static class WithdrawApprovalHandler
{
    public static Task<CommandResult> Handle(
        WithdrawApproval command,
        Pipeline.Pipeline pipeline,
        CancellationToken cancel
    ) =>
        pipeline.Decide(
            command,
            command.ApprovalId,
            (approval, facts) => approval.Withdraw(command.Reason, facts),
            cancel
        );
}
