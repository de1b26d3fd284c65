using HotDash.Application.Effects;
using HotDash.Application.Pipeline;

namespace HotDash.Application.Approvals;

/// <summary>The present revision is checked again, dry runs included.</summary>
public sealed record ValidateApproval(string ApprovalId) : Command;

public static class ValidateApprovalHandler
{
    public static Task<CommandResult> Handle(
        ValidateApproval command,
        Pipeline.Pipeline pipeline,
        Rehearsal rehearsal,
        CancellationToken cancel
    )
    {
        var rehearsals = rehearsal.For(command);
        return pipeline.Decide(
            command,
            command.ApprovalId,
            (approval, stop) => rehearsals.Of(approval.Id, approval.Content, approval.Digest, stop),
            (approval, rehearsed, facts) => approval.Validate(rehearsed.DryRuns, rehearsed.In(facts)),
            cancel
        );
    }
}
