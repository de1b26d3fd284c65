using HotDash.Application.Pipeline;

namespace HotDash.Application.Approvals;

/// <summary>A manager has the actions that are not DONE tried again, with a reason.</summary>
public sealed record RetryApproval(string ApprovalId, string? Reason) : Command;

public static class RetryApprovalHandler
{
    public static Task<CommandResult> Handle(
        RetryApproval command,
        Pipeline.Pipeline pipeline,
        CancellationToken cancel
    )
    {
        var decisionId = NewId.Plain();
        return pipeline.Decide(
            command,
            command.ApprovalId,
            (approval, facts) => approval.Retry(decisionId, command.Reason, facts),
            cancel
        );
    }
}
