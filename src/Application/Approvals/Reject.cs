using HotDash.Application.Pipeline;
using HotDash.Domain.Approvals;

namespace HotDash.Application.Approvals;

/// <summary>One rejection decides; with a reason.</summary>
public sealed record Reject(
    string ApprovalId,
    int ExpectedRevision,
    RejectReason? ReasonCode,
    string? Reason,
    Grades? Grades
) : Command;

public static class RejectHandler
{
    public static Task<CommandResult> Handle(Reject command, Pipeline.Pipeline pipeline, CancellationToken cancel) =>
        pipeline.Decide(
            command,
            command.ApprovalId,
            (approval, facts) =>
                approval.Reject(command.ExpectedRevision, command.ReasonCode, command.Reason, command.Grades, facts),
            cancel
        );
}
