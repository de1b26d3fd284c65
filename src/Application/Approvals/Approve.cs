using HotDash.Application.Pipeline;
using HotDash.Domain.Approvals;

namespace HotDash.Application.Approvals;

/// <summary>A reviewer approves this revision with this payload; the last approval needed decides.</summary>
public sealed record Approve(string ApprovalId, int ExpectedRevision, string PayloadDigest, Grades? Grades) : Command;

public static class ApproveHandler
{
    public static Task<CommandResult> Handle(Approve command, Pipeline.Pipeline pipeline, CancellationToken cancel)
    {
        var decisionId = NewId.Plain();
        return pipeline.Decide(
            command,
            command.ApprovalId,
            (approval, facts) =>
                approval.Approve(command.ExpectedRevision, command.PayloadDigest, command.Grades, decisionId, facts),
            cancel
        );
    }
}
