using HotDash.Application.Pipeline;

namespace HotDash.Application.Approvals;

/// <summary>A manager has the approved rollback actions carried out for what is DONE, with a reason.</summary>
public sealed record RollBackApproval(string ApprovalId, string? Reason) : Command;

public static class RollBackApprovalHandler
{
    public static Task<CommandResult> Handle(
        RollBackApproval command,
        Pipeline.Pipeline pipeline,
        CancellationToken cancel
    )
    {
        var decisionId = NewId.Plain();
        return pipeline.Decide(
            command,
            command.ApprovalId,
            (approval, facts) => approval.RollBack(decisionId, command.Reason, facts),
            cancel
        );
    }
}
