using HotDash.Application.Pipeline;

namespace HotDash.Application.Approvals;

/// <summary>A reviewer keeps it to himself for a while; a manager may take it over, with a reason.</summary>
public sealed record ClaimApproval(string ApprovalId, bool TakeOver, string? Reason) : Command;

public static class ClaimApprovalHandler
{
    public static Task<CommandResult> Handle(
        ClaimApproval command,
        Pipeline.Pipeline pipeline,
        CancellationToken cancel
    ) =>
        pipeline.Decide(
            command,
            command.ApprovalId,
            (approval, facts) => approval.TakeClaim(command.TakeOver, command.Reason, facts),
            cancel
        );
}
