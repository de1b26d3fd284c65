using HotDash.Application.Pipeline;

namespace HotDash.Application.Approvals;

/// <summary>Back to its drafter, with a note.</summary>
public sealed record RequestChanges(string ApprovalId, int ExpectedRevision, string? Note) : Command;

public static class RequestChangesHandler
{
    public static Task<CommandResult> Handle(
        RequestChanges command,
        Pipeline.Pipeline pipeline,
        CancellationToken cancel
    ) =>
        pipeline.Decide(
            command,
            command.ApprovalId,
            (approval, facts) => approval.RequestChanges(command.ExpectedRevision, command.Note, facts),
            cancel
        );
}
