using System.Collections.Immutable;
using HotDash.Application.Pipeline;

namespace HotDash.Application.Approvals;

/// <summary>What it really brought.</summary>
public sealed record RecordOutcome(string ApprovalId, string MeasuredEffect, ImmutableArray<string> Links) : Command;

public static class RecordOutcomeHandler
{
    public static Task<CommandResult> Handle(
        RecordOutcome command,
        Pipeline.Pipeline pipeline,
        CancellationToken cancel
    ) =>
        pipeline.Decide(
            command,
            command.ApprovalId,
            (approval, facts) => approval.RecordOutcome(command.MeasuredEffect, command.Links, facts),
            cancel
        );
}
