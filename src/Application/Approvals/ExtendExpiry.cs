using HotDash.Application.Pipeline;
using NodaTime;

namespace HotDash.Application.Approvals;

/// <summary>A manager gives it more time, with a reason.</summary>
public sealed record ExtendExpiry(string ApprovalId, Instant Until, string? Reason) : Command;

public static class ExtendExpiryHandler
{
    public static Task<CommandResult> Handle(
        ExtendExpiry command,
        Pipeline.Pipeline pipeline,
        CancellationToken cancel
    ) =>
        pipeline.Decide(
            command,
            command.ApprovalId,
            (approval, facts) => approval.ExtendExpiry(command.Until, command.Reason, facts),
            cancel
        );
}
