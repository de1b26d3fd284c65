using System.Collections.Immutable;
using HotDash.Domain.Conversations;

namespace HotDash.Domain.Approvals;

public sealed partial record Approval
{
    /// <summary>R1..R4: a draft is made. Refused: what breaks the limits, unknown tools, arguments without target or amount.</summary>
    /// <param name="approvalId">The stream's key.</param>
    /// <param name="input">What the client gave; each action's arguments keep their tool's schema.</param>
    /// <param name="salt">32 random bytes as hex.</param>
    /// <param name="facts">What the decision is handed.</param>
    public static Ruling Draft(string approvalId, DraftInput input, string salt, Facts facts)
    {
        if (May.Draft(facts.Caller) is not { } by)
            return May.Forbidden;
        var (content, refusal) = Contents.Draft(approvalId, input, salt);
        if (content is null)
            return refusal!;
        return Ruling.Of(
            new ApprovalDrafted(
                facts.Now,
                by,
                approvalId,
                content,
                PayloadDigest.Of(approvalId, content),
                Tools.RiskOf(content, facts),
                Tools.ValueOf(content)
            )
        );
    }

    /// <summary>It goes before the reviewers, and is validated in the same append. Already there: nothing happens.</summary>
    /// <param name="expectedRevision">The revision that the drafter saw; null where there can be no other.</param>
    /// <param name="dryRuns">Made on this digest; others count as not run.</param>
    /// <param name="facts">What the decision is handed.</param>
    public Ruling Submit(int? expectedRevision, ImmutableArray<DryRun> dryRuns, Facts facts)
    {
        if (May.Draft(facts.Caller) is not { } by)
            return May.Forbidden;
        if (NotOwn(facts.Caller) is { } foreign)
            return foreign;
        if (IsPending && OutOfTime(facts.Now) is null)
            return Ruling.Nothing;
        var refusal =
            Decided()
            ?? OutOfTime(facts.Now)
            ?? NotIn(ApprovalState.Draft)
            ?? (expectedRevision is { } expected ? Stale(expected) : null)
            ?? Gone();
        if (refusal is not null)
            return refusal;
        var submitted = Submitted(by, facts);
        return Ruling.Of(submitted, Evolve(this, submitted).Validated(by, dryRuns, facts));
    }

    /// <summary>Its drafter takes it back: a draft, one in review, or one that failed before anything was done (then a manager may as well).</summary>
    /// <param name="reason">Up to 2,000 characters; may be left out.</param>
    /// <param name="facts">What the decision is handed.</param>
    public Ruling Withdraw(string? reason, Facts facts)
    {
        if (May.Draft(facts.Caller) is not { } by)
            return May.Forbidden;
        var managed =
            State is ApprovalState.ApplyFailed or ApprovalState.Withdrawn && May.Manage(facts.Caller) is not null;
        if (!managed && NotOwn(facts.Caller) is { } foreign)
            return foreign;
        if (State == ApprovalState.Withdrawn)
            return Ruling.Nothing;
        var refusal = CannotWithdraw(facts.Now) ?? ContentLimits.Text(reason, 2000, "reason");
        return refusal is not null
            ? refusal
            : Ending(Ruling.Of(new ApprovalWithdrawn(facts.Now, by, PersonalOrNone(reason))));
    }

    private Refusal? CannotWithdraw(NodaTime.Instant now) =>
        State == ApprovalState.ApplyFailed
            ? Receipts.All(r => r.Outcome == EffectOutcome.Failed)
                ? null
                : new Refusal(
                    ErrorCode.InvalidState,
                    "Something of it was done, or may have been.",
                    "Settle what is unknown, then retry or roll back."
                )
            : Decided() ?? OutOfTime(now) ?? NotIn(ApprovalState.Draft, ApprovalState.PendingReview);

    private ApprovalSubmitted Submitted(By by, Facts facts)
    {
        var (warnAt, dueAt) = facts.Policy.SlaOf(Content.Kind, facts.Now);
        var risk = Tools.RiskOf(Content, facts);
        return new ApprovalSubmitted(
            facts.Now,
            by,
            Revision + 1,
            Digest,
            risk,
            MonetaryValue,
            warnAt,
            dueAt,
            facts.Policy.ExpiryOf(Content.Kind, facts.Now),
            facts.Policy.LadderOf(Climbing(facts.Conversation), facts.Now),
            facts.Policy.FactsOf(Content.Kind, risk),
            facts.Conversation
        );
    }

    /// <summary>R19: what answers a CRITICAL conversation goes up the ladder of what is URGENT.</summary>
    private Priority Climbing(ConversationFacts? conversation) =>
        conversation?.Severity == Severity.Critical ? Priority.Urgent : Content.Priority;
}
