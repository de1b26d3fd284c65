using HotDash.Application.Pipeline;
using HotDash.Domain;
using NodaTime;
using Wolverine;
using Wolverine.Runtime.Handlers;

namespace HotDash.Application.Approvals;

/// <summary>
/// R18, the one kind of timer: something of the approval falls due (urgency, SLA, expiry, a claim's end, a rung). Does
/// nothing when the state is waiting for another instant by now: a newer message carries that one.
/// </summary>
public sealed record ApprovalDue(string Shop, string ApprovalId, Instant SetFor);

public static class ApprovalDueHandler
{
    public static void Configure(HandlerChain chain) => chain.NeverGiveUp();

    public static async Task<object?> Handle(
        ApprovalDue due,
        Envelope envelope,
        Pipeline.Pipeline pipeline,
        CancellationToken cancel
    )
    {
        // Another node's clock may be ahead: too early, the decision would do nothing, and the timer be lost.
        if (pipeline.Now < due.SetFor)
            return due.DelayedFor((due.SetFor - pipeline.Now).ToTimeSpan());
        await pipeline.Decide(
            new SystemCommand(due.Shop, Caller.Timer, envelope),
            due.ApprovalId,
            (approval, facts) => approval.WhenDue(due.SetFor, facts),
            cancel
        );
        return null;
    }
}
