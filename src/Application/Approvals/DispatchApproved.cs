using HotDash.Application.Effects;
using HotDash.Application.Pipeline;
using Wolverine;
using Wolverine.Runtime.Handlers;

namespace HotDash.Application.Approvals;

/// <summary>
/// An effect that is due: approved with its undo window closed, retried, or to be rolled back. Names the decision that it
/// serves, never content; dropped when that is not the present one.
/// </summary>
public sealed record DispatchApproved(string Shop, string ApprovalId, string DecisionId);

public static class DispatchApprovedHandler
{
    public static void Configure(HandlerChain chain)
    {
        chain.NeverGiveUp();
        // Each call keeps its own limit; the bus's 60 s for a message would cut the later ones of 20 off.
        chain.ExecutionTimeoutInSeconds = (int)TimeSpan.FromHours(1).TotalSeconds;
    }

    public static async Task<object?> Handle(
        DispatchApproved due,
        Envelope envelope,
        Dispatcher dispatcher,
        CancellationToken cancel
    ) => await dispatcher.CarryOut(due, envelope, cancel) is { } wait ? due.DelayedFor(wait.ToTimeSpan()) : null;
}
