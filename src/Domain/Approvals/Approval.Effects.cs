using System.Collections.Immutable;
using NodaTime;

namespace HotDash.Domain.Approvals;

public sealed partial record Approval
{
    /// <summary>
    /// R23: the call that this attempt started has ended. DONE and nothing left: applied (or rolled back) in the same append. FAILED or
    /// UNKNOWN: what follows does not run. Nothing when that call is not under way any more.
    /// </summary>
    public Ruling Settle(Receipt receipt, EffectPhase phase, string attemptId, Facts facts)
    {
        if (SystemBy(facts) is not { } by)
            return May.Forbidden;
        if (InFlight is not { } call || call.ActionId != receipt.ActionId || call.Phase != phase)
            return Ruling.Nothing;
        return call.AttemptId == attemptId ? Settled(receipt, by, facts) : Ruling.Nothing;
    }

    /// <summary>
    /// R23: nobody heard of the call again (a crash). Once it is older than its timeout, it is openly UNKNOWN; nothing before. While the
    /// far side can tell a repeat it is not given up: refused with <see cref="CallToRepeat"/>, for the dispatcher to make the very call
    /// again, or with <see cref="ErrorCode.EffectsHeld"/>, for the message to wait.
    /// </summary>
    /// <param name="decisionId">The decision that the message serves.</param>
    /// <param name="dispatch">What is checked again: whether effects are held.</param>
    /// <param name="callTimeout">After how long whoever made the call has given it up.</param>
    /// <param name="repeatableFor">For how long after its start the call may be repeated, exclusive; zero where the far side cannot tell.</param>
    /// <param name="facts">What the decision is handed; the caller is the dispatcher.</param>
    public Ruling TakeUpInFlight(
        string decisionId,
        DispatchFacts dispatch,
        Duration callTimeout,
        Duration repeatableFor,
        Facts facts
    )
    {
        if (SystemBy(facts) is not { } by)
            return May.Forbidden;
        if (InFlight is not { } call || Decision?.DecisionId != decisionId || facts.Now < call.StartedAt + callTimeout)
            return Ruling.Nothing;
        // What was erased cannot be said again.
        if (!Content.IsErased() && facts.Now < call.StartedAt + repeatableFor)
            return dispatch.EffectsHeld ? Held : new CallToRepeat();
        var tool = ToRun().First(a => a.ActionId == call.ActionId).Tool;
        return Settled(
            new Receipt(call.ActionId, tool, EffectOutcome.Unknown, null, [], call.StartedAt, facts.Now),
            by,
            facts
        );
    }

    /// <summary>R23: a manager looked and says how an UNKNOWN call ended. The last one DONE: applied. Settled so before: nothing happens.</summary>
    /// <param name="actionId">The action.</param>
    /// <param name="outcome">DONE or FAILED.</param>
    /// <param name="reason">Required, 1..2,000 characters.</param>
    /// <param name="facts">What the decision is handed.</param>
    public Ruling SettleUnknown(string actionId, EffectOutcome outcome, string? reason, Facts facts)
    {
        if (May.Manage(facts.Caller) is not { } by)
            return May.Forbidden;
        if (Receipts.FirstOrDefault(r => r.ActionId == actionId) is not { } known)
            return ContentLimits.Value(
                "No call of such an action was made.",
                "Name one of its receipts' actions.",
                "actionId"
            );
        if (known.Outcome == outcome && outcome != EffectOutcome.Unknown)
            return Ruling.Nothing;
        if (
            known.Outcome != EffectOutcome.Unknown
            || State is not (ApprovalState.ApplyFailed or ApprovalState.RollbackFailed)
        )
            return WrongState();
        if (outcome is not (EffectOutcome.Done or EffectOutcome.Failed))
            return ContentLimits.Value("DONE or FAILED.", "Look at the far side, then say which.", "outcome");
        if (ContentLimits.Reason(reason) is { } missing)
            return missing;
        var settled = new ActionSettled(
            facts.Now,
            by,
            Phase,
            known with
            {
                Outcome = outcome,
                FinishedAt = facts.Now,
            },
            Personal(reason!)
        );
        var after = Evolve(this, settled);
        return after.ToRun().All(after.IsDone) ? Ruling.Of(settled, after.Step(by, "", facts)) : Ruling.Of(settled);
    }

    /// <summary>R23: a manager has what is not DONE tried again, as a run of its own. Under way already: nothing happens.</summary>
    /// <param name="decisionId">A fresh id, which names the run to the dispatcher.</param>
    /// <param name="reason">Required, 1..2,000 characters.</param>
    /// <param name="facts">What the decision is handed.</param>
    public Ruling Retry(string decisionId, string? reason, Facts facts)
    {
        if (May.Manage(facts.Caller) is not { } by)
            return May.Forbidden;
        if (State is ApprovalState.Applying or ApprovalState.RollingBack)
            return Ruling.Nothing;
        var refusal = CannotRetry() ?? ContentLimits.Reason(reason);
        return refusal is not null
            ? refusal
            : Ruling.Of(new ApprovalRetried(facts.Now, by, Phase, decisionId, Personal(reason!)));
    }

    /// <summary>R23: a manager has the approved rollback actions carried out for what is DONE. Under way or through already: nothing happens.</summary>
    /// <param name="decisionId">A fresh id, which names the run to the dispatcher.</param>
    /// <param name="reason">Required, 1..2,000 characters.</param>
    /// <param name="facts">What the decision is handed.</param>
    public Ruling RollBack(string decisionId, string? reason, Facts facts)
    {
        if (May.Manage(facts.Caller) is not { } by)
            return May.Forbidden;
        if (State is ApprovalState.RollingBack or ApprovalState.RolledBack)
            return Ruling.Nothing;
        var refusal = CannotRollBack() ?? ContentLimits.Reason(reason);
        return refusal is not null
            ? refusal
            : Ruling.Of(new ApprovalRollbackStarted(facts.Now, by, decisionId, Personal(reason!)));
    }

    private Refusal? CannotRetry() =>
        State switch
        {
            ApprovalState.Applied => new Refusal(
                ErrorCode.AlreadyApplied,
                "It was carried out already.",
                "Nothing is left to retry; a manager can roll it back."
            ),
            ApprovalState.ApplyFailed or ApprovalState.RollbackFailed => Unsettled(),
            _ => WrongState(),
        };

    private Refusal? CannotRollBack() =>
        NotIn(ApprovalState.Applied, ApprovalState.ApplyFailed)
        ?? Unsettled()
        ?? (
            Content.Actions.Any(IsDone) && Content.Rollback is { Actions.IsEmpty: false }
                ? null
                : new Refusal(
                    ErrorCode.NoRollback,
                    "There is nothing that could be rolled back.",
                    "Follow the rollback's steps by hand."
                )
        );

    private Refusal? Unsettled() =>
        Receipts.Any(r => r.Outcome == EffectOutcome.Unknown)
            ? new Refusal(
                ErrorCode.OutcomeUnknown,
                "Nobody knows yet how one of its calls ended.",
                "Look at the far side and settle it first."
            )
            : null;

    private Ruling Settled(Receipt receipt, By by, Facts facts)
    {
        var settled = new ActionSettled(facts.Now, by, Phase, receipt, null);
        var after = Evolve(this, settled);
        return receipt.Outcome switch
        {
            EffectOutcome.Done when after.ToRun().All(after.IsDone) => Ruling.Of(settled, after.Step(by, "", facts)),
            EffectOutcome.Done => Ruling.Of(settled),
            EffectOutcome.Failed => Ruling.Of(
                settled,
                Failed(ErrorCode.Unavailable, $"{receipt.Tool} ({receipt.ActionId}) was not done.", by, facts)
            ),
            _ => Ruling.Of(
                settled,
                Failed(
                    ErrorCode.OutcomeUnknown,
                    $"Nobody knows whether {receipt.Tool} ({receipt.ActionId}) was done.",
                    by,
                    facts
                )
            ),
        };
    }
}
