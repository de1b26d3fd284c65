using System.Collections.Immutable;
using HotDash.Application.Pipeline;
using HotDash.Domain.Approvals;

namespace HotDash.Application.Approvals;

/// <summary>R20: a reviewer decides on many at once: each as alone, all in one transaction.</summary>
/// <param name="Items">1..100, each of another approval.</param>
/// <param name="Mode">What one that is refused means to the others.</param>
public sealed record DecideApprovals(ImmutableArray<BulkItem> Items, BulkMode Mode) : Command;

public static class DecideApprovalsHandler
{
    public static async Task<CommandResults> Handle(
        DecideApprovals command,
        Pipeline.Pipeline pipeline,
        CancellationToken cancel
    )
    {
        if (Approval.CheckBulk(command.Items) is { } malformed)
            return new([], [malformed]);
        var decisionIds = command.Items.Select(_ => NewId.Plain()).ToArray();
        var wish = new ManyWish<Approval>(
            command,
            ApprovalStream.Instance,
            [.. command.Items.Select(x => x.ApprovalId)],
            (i, approval, facts) =>
                approval?.DecideInBulk(command.Items[i], decisionIds[i], facts) ?? ApprovalWishes.NotFound,
            command.Mode == BulkMode.Atomic
        );
        return await pipeline.Decide(wish, cancel);
    }
}
