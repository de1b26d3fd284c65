using System.Collections.Immutable;

namespace HotDash.Domain.Approvals;

public sealed partial record Approval
{
    /// <summary>
    /// R21..R24: the dispatcher takes up what was approved, retried or to be rolled back, and starts the first action that is not DONE;
    /// a run that stopped between two actions (a hold, a crash) goes on. Nothing when the decision is no longer the present one, is through,
    /// or has a call under way. Refused, for the message to wait: <see cref="UndoWindowOpen"/>, and <see cref="ErrorCode.EffectsHeld"/>.
    /// Digest, approvers' roles and context must be right before each action: otherwise nothing more leaves; what is DONE stays so.
    /// </summary>
    /// <param name="decisionId">The decision that the message serves.</param>
    /// <param name="dispatch">What is checked again.</param>
    /// <param name="attemptId">A fresh id of this attempt.</param>
    /// <param name="facts">What the decision is handed; the caller is the dispatcher.</param>
    public Ruling Dispatch(string decisionId, DispatchFacts dispatch, string attemptId, Facts facts)
    {
        if (SystemBy(facts) is not { } by)
            return May.Forbidden;
        if (Decision?.DecisionId != decisionId || !IsToRun || InFlight is not null)
            return Ruling.Nothing;
        if (State == ApprovalState.Approved && facts.Now < Decision.UndoUntil)
            return new UndoWindowOpen(Decision.UndoUntil!.Value);
        if (PlantedBy is not null)
            return Ruling.Of(Ended(facts.Now, null) with { By = by });
        if (dispatch.EffectsHeld)
            return Held;
        if (Mismatch(dispatch, facts) is { } mismatch)
            return Ruling.Of(Failed(mismatch.Code, mismatch.Message, by, facts));
        if (Dispatched)
            return Ruling.Of(Step(by, attemptId, facts));
        var dispatched = new ApprovalDispatched(facts.Now, by, decisionId, Digest);
        return Ruling.Of(dispatched, Evolve(this, dispatched).Step(by, attemptId, facts));
    }

    /// <summary>Whether it is approved or being carried out: whether a dispatcher has anything to do with it.</summary>
    private bool IsToRun => State is ApprovalState.Approved or ApprovalState.Applying or ApprovalState.RollingBack;

    private EffectPhase Phase =>
        State is ApprovalState.RollingBack or ApprovalState.RollbackFailed ? EffectPhase.RollBack : EffectPhase.Apply;

    private IApprovalFact Step(By by, string attemptId, Facts facts)
    {
        if (ToRun().FirstOrDefault(a => !IsDone(a)) is { } next)
            return new ActionStarted(facts.Now, by, next.ActionId, Phase, KeyOf(next), attemptId);
        return Phase == EffectPhase.Apply ? new ApprovalApplied(facts.Now, by) : new ApprovalRolledBack(facts.Now, by);
    }

    /// <summary>
    /// What the present phase carries out, in order. As many rollback actions as actions: each takes back the one in its place, if that is
    /// DONE. Another number: they belong to the whole.
    /// </summary>
    private IEnumerable<ProposedAction> ToRun()
    {
        if (Phase == EffectPhase.Apply)
            return Content.Actions;
        var back = Content.Rollback?.Actions ?? [];
        return back.Length == Content.Actions.Length
            ? back.Zip(Content.Actions).Where(pair => IsDone(pair.Second)).Select(pair => pair.First)
            : back;
    }

    private bool IsDone(ProposedAction action) =>
        Receipts.Any(r => r.ActionId == action.ActionId && r.Outcome == EffectOutcome.Done);

    /// <summary>What the far side can tell a repeat by; the same for every attempt.</summary>
    private string KeyOf(ProposedAction action) => $"{Id}/{action.ActionId}/{Revision}";

    /// <summary>R22; a rollback needs no approver any more and answers no conversation: it only needs its very payload.</summary>
    private Refusal? Mismatch(DispatchFacts dispatch, Facts facts)
    {
        // What was erased cannot be carried out, nor its digest be recomputed.
        if (Content.IsErased())
            return new Refusal(
                ErrorCode.PayloadChanged,
                "Who this is about was erased, and what was approved with them.",
                "Withdraw it."
            );
        if (PayloadDigest.Of(Id, Content) != Decision!.Digest || Digest != Decision.Digest)
            return new Refusal(
                ErrorCode.PayloadChanged,
                "What would be carried out is not what was approved.",
                "Withdraw it and have it drafted anew."
            );
        if (Phase == EffectPhase.RollBack)
            return null;
        if (!IsEnough(StillReviewers(dispatch), Decision.Policy))
            return new Refusal(
                ErrorCode.Forbidden,
                "Those who approved it may no longer do so.",
                "Withdraw it and have it drafted anew."
            );
        return IsOvertaken(facts.Conversation)
            ? new Refusal(
                ErrorCode.ContextChanged,
                "The conversation has a newer message than the reply answers.",
                "Withdraw it and answer the newest message."
            )
            : null;
    }

    private IEnumerable<By> StillReviewers(DispatchFacts dispatch) =>
        ApprovalsGiven
            .Select(a =>
                a.By.Kind == ActorKind.System
                    ? dispatch.IsTrusted
                        ? a.By
                        : null
                    : May.Review(
                        new Caller(
                            new Actor(a.By.Id, a.By.Kind),
                            dispatch.ApproversRoles.GetValueOrDefault(a.By.Id, [])
                        )
                    )
            )
            .OfType<By>();

    /// <summary>Whether a reply that is still to leave would answer a conversation that went on without it.</summary>
    private bool IsOvertaken(ConversationFacts? conversation) =>
        Content.Actions.Any(a => IsReply(a) && !IsDone(a))
        && conversation is not null
        && (Content.LastMessageSeen ?? LastMessageAtSubmission) is { } seen
        && conversation.LastMessage != seen
        && !IsOwnReply(conversation.LastMessage);

    /// <summary>Whether it is the message that an earlier action of this approval sent, by the far side's id.</summary>
    private bool IsOwnReply(string? message) =>
        message is not null
        && Content.Actions.Any(a =>
            IsReply(a) && IsDone(a) && Receipts.Any(r => r.ActionId == a.ActionId && r.ExternalId == message)
        );

    private static bool IsReply(ProposedAction action) => action.Tool == "conversation.reply";

    private IApprovalFact Failed(ErrorCode code, string message, By by, Facts facts) =>
        Phase == EffectPhase.Apply
            ? new ApprovalApplyFailed(facts.Now, by, code, message)
            : new ApprovalRollbackFailed(facts.Now, by, code, message);

    private static By? SystemBy(Facts facts) => May.System(facts.Caller);

    private static readonly Refusal Held = new(
        ErrorCode.EffectsHeld,
        "A manager holds all effects of the shop.",
        "It goes out when the hold ends."
    );
}
