using HotDash.Application.Pipeline;

namespace HotDash.Application.Approvals;

/// <summary>Whoever claimed it gives it back.</summary>
public sealed record ReleaseApproval(string ApprovalId) : Command;

public static class ReleaseApprovalHandler
{
    public static Task<CommandResult> Handle(
        ReleaseApproval command,
        Pipeline.Pipeline pipeline,
        CancellationToken cancel
    ) => pipeline.Decide(command, command.ApprovalId, (approval, facts) => approval.Release(facts), cancel);
}
