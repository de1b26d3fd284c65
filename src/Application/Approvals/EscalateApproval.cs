using HotDash.Application.Pipeline;

namespace HotDash.Application.Approvals;

/// <summary>A manager brings it before the admins at once, with a reason.</summary>
public sealed record EscalateApproval(string ApprovalId, string? Reason) : Command;

public static class EscalateApprovalHandler
{
    public static Task<CommandResult> Handle(
        EscalateApproval command,
        Pipeline.Pipeline pipeline,
        CancellationToken cancel
    ) =>
        pipeline.Decide(
            command,
            command.ApprovalId,
            (approval, facts) => approval.Escalate(command.Reason, facts),
            cancel
        );
}
