using System.Collections.Immutable;
using System.Globalization;

namespace HotDash.Domain.Approvals;

public sealed partial record Approval
{
    /// <summary>The state after one more fact. Reads the fact and nothing else, so that a replay tells the same story.</summary>
    /// <exception cref="InvalidOperationException">The stream does not begin with its draft.</exception>
    public static Approval Evolve(Approval? state, IApprovalFact fact) =>
        (state, fact) switch
        {
            (null, ApprovalDrafted drafted) => Begin(drafted),
            (null, _) => throw new InvalidOperationException($"{fact.GetType().Name} before the draft."),
            _ => state.After(fact) with { Version = state.Version + 1, LastAt = fact.At },
        };

    private static Approval Begin(ApprovalDrafted e) =>
        new()
        {
            Id = e.ApprovalId,
            Content = e.Content,
            Digest = e.Digest,
            RiskLevel = e.RiskLevel,
            MonetaryValue = e.MonetaryValue,
            DraftedBy = e.By,
            PlantedBy = e.PlantedBy,
            CreatedAt = e.At,
            LastAt = e.At,
            LastActionNumber = HighestNumber(e.Content),
        };

    private Approval After(IApprovalFact fact) =>
        fact switch
        {
            ApprovalSubmitted e => After(e),
            ApprovalEdited e => After(e),
            ApprovalValidated e => this with
            {
                Validation = new(e.Revision, e.Digest, e.At, e.By, e.Failures, e.Warnings, e.DryRuns),
            },
            ApprovalClaimed e => this with { Claim = new(e.By, e.Until) },
            ApprovalReleased => this with { Claim = null },
            ApprovalGiven e => this with
            {
                Claim = null,
                UndoneBy = null,
                ApprovalsGiven = ApprovalsGiven.Add(new(e.By, e.At, e.Grades)),
            },
            ApprovalApproved e => this with
            {
                State = ApprovalState.Approved,
                Decision = new(
                    e.DecisionId,
                    e.By,
                    DecisionKind.Approved,
                    e.At,
                    e.Revision,
                    e.Digest,
                    e.UndoUntil,
                    e.Policy
                ),
                Dispatched = false,
            },
            ApprovalRejected e => Leave(ApprovalState.Rejected) with
            {
                Decision = new(null, e.By, DecisionKind.Rejected, e.At, e.Revision, e.Digest, null, e.Policy),
            },
            ApprovalChangesRequested e => Leave(ApprovalState.Draft) with
            {
                ChangesRequestedBy = e.By,
                WasSentBack = true,
            },
            ApprovalWithdrawn => Leave(ApprovalState.Withdrawn),
            ApprovalExpired => Leave(ApprovalState.Expired) with { UndoneBy = UndoneBy },
            CheckItemEnded e => After(e),
            ApprovalExpiryExtended e => this with { ExpiresAt = e.ExpiresAt },
            ApprovalUndone e => Leave(ApprovalState.PendingReview) with
            {
                Decision = null,
                UndoneBy = e.By,
                WasSentBack = true,
            },
            ApprovalUrgencyRaised e => this with { Urgency = e.Urgency },
            ApprovalEscalated e => this with
            {
                Escalations = Escalations.RemoveAll(rung => rung.Rung == e.Rung),
                EscalatedTo = EscalatedTo.Add(e.To),
            },
            _ => AfterEffect(fact),
        };

    private Approval After(ApprovalSubmitted e) =>
        Leave(ApprovalState.PendingReview) with
        {
            Revision = e.Revision,
            Digest = e.Digest,
            RiskLevel = e.RiskLevel,
            MonetaryValue = e.MonetaryValue,
            SubmittedAt = e.At,
            WarnAt = e.WarnAt,
            SlaDueAt = e.SlaDueAt,
            ExpiresAt = e.ExpiresAt,
            Urgency = Urgency.Normal,
            Escalations = e.Escalations,
            EscalatedTo = [],
            ChangesRequestedBy = null,
            LastMessageAtSubmission = e.Conversation?.LastMessage,
            Conversation = e.Conversation,
        };

    private Approval After(ApprovalEdited e) =>
        this with
        {
            Revision = e.Revision,
            Content = e.Content,
            Digest = e.Digest,
            RiskLevel = e.RiskLevel,
            MonetaryValue = e.MonetaryValue,
            Conversation = e.Conversation,
            ApprovalsGiven = [],
            Edits = Edits.Add(new(e.Revision, e.At, e.By, e.Edits)),
            ArgumentsChangedBy = e.Digest == Digest ? ArgumentsChangedBy : e.By,
            LastActionNumber = Math.Max(LastActionNumber, HighestNumber(e.Content)),
        };

    private Approval AfterEffect(IApprovalFact fact) =>
        fact switch
        {
            // A retry or a rollback is dispatched as well, and stays what it is.
            ApprovalDispatched => this with
            {
                Dispatched = true,
                State = State == ApprovalState.Approved ? ApprovalState.Applying : State,
            },
            ActionStarted e => this with { InFlight = new(e.ActionId, e.Phase, e.AttemptId, e.IdempotencyKey, e.At) },
            ActionSettled e => this with { InFlight = null, Receipts = With(e.Receipt) },
            ApprovalApplied e => this with { State = ApprovalState.Applied, AppliedAt = e.At },
            ApprovalApplyFailed => this with { State = ApprovalState.ApplyFailed },
            ApprovalRetried e => Run(
                e.DecisionId,
                e.Phase == EffectPhase.Apply ? ApprovalState.Applying : ApprovalState.RollingBack
            ),
            ApprovalRollbackStarted e => Run(e.DecisionId, ApprovalState.RollingBack),
            ApprovalRolledBack => this with { State = ApprovalState.RolledBack },
            ApprovalRollbackFailed => this with { State = ApprovalState.RollbackFailed },
            OutcomeRecorded e => this with { Outcome = new(e.At, e.By, e.MeasuredEffect, e.Links) },
            LessonRecorded e => this with { Lessons = Lessons.Add(e.Lesson) },
            _ => this,
        };

    /// <summary>Another state, in which neither a claim nor an approval of this one counts any more.</summary>
    private Approval Leave(ApprovalState next) =>
        this with
        {
            State = next,
            Claim = null,
            ApprovalsGiven = [],
            UndoneBy = null,
        };

    private Approval Run(string decisionId, ApprovalState state) =>
        this with
        {
            State = state,
            Dispatched = false,
            Decision = Decision is null ? null : Decision with { DecisionId = decisionId },
        };

    private ImmutableArray<Receipt> With(Receipt receipt)
    {
        var known = Receipts.FirstOrDefault(r => r.ActionId == receipt.ActionId);
        return known is null ? Receipts.Add(receipt) : Receipts.Replace(known, receipt);
    }

    private static int HighestNumber(ApprovalContent content) =>
        content
            .AllActions()
            .Select(a => int.TryParse(a.ActionId.AsSpan(1), CultureInfo.InvariantCulture, out var n) ? n : 0)
            .DefaultIfEmpty()
            .Max();
}
