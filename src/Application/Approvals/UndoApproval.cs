using HotDash.Application.Pipeline;

namespace HotDash.Application.Approvals;

/// <summary>The decision is taken back while the undo window is open; with a reason.</summary>
public sealed record UndoApproval(string ApprovalId, string? Reason) : Command;

public static class UndoApprovalHandler
{
    public static Task<CommandResult> Handle(
        UndoApproval command,
        Pipeline.Pipeline pipeline,
        CancellationToken cancel
    ) =>
        pipeline.Decide(command, command.ApprovalId, (approval, facts) => approval.Undo(command.Reason, facts), cancel);
}
