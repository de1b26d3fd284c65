using System.Collections.Immutable;
using NodaTime;

namespace HotDash.Domain.Approvals;

public sealed partial record Approval
{
    /// <summary>The content that the edit would make, with its digest, so that dry runs can be made before deciding; or why it makes none.</summary>
    public ContentAfterEdit ContentAfter(ContentEdit edit)
    {
        var (content, refusal) = Contents.Edit(Content, edit, LastActionNumber);
        return content is null
            ? new ContentAfterEdit(Content, Digest, refusal)
            : new ContentAfterEdit(content, PayloadDigest.Of(Id, content), null);
    }

    /// <summary>
    /// R8: the drafter edits a draft, a reviewer what is in review. Raises the revision, voids approvals, validates anew.
    /// An edit that changes nothing does nothing.
    /// </summary>
    public Ruling Edit(int expectedRevision, ContentEdit edit, ImmutableArray<DryRun> dryRuns, Facts facts)
    {
        if (May.Draft(facts.Caller) is not { } by)
            return May.Forbidden;
        var refusal = CannotEdit(facts.Caller, facts.Now);
        if (refusal is not null)
            return refusal;
        var (content, digest, broken) = ContentAfter(edit);
        var changes = broken is null ? ContentDiff.Between(Content, content) : [];
        if (broken is null && changes.IsEmpty)
            return Ruling.Nothing;
        if ((Stale(expectedRevision) ?? broken ?? PriorityIsFixed(edit)) is { } refused)
            return refused;
        var risk = Tools.RiskOf(content, facts);
        var edited = new ApprovalEdited(
            facts.Now,
            by,
            Revision + 1,
            content,
            digest,
            risk,
            Tools.ValueOf(content),
            changes,
            facts.Policy.FactsOf(content.Kind, risk),
            facts.Conversation
        );
        return Ruling.Of(edited, Evolve(this, edited).Validated(by, dryRuns, facts));
    }

    /// <summary>R6: a reviewer has the present revision checked again. The same result as before: nothing happens.</summary>
    public Ruling Validate(ImmutableArray<DryRun> dryRuns, Facts facts)
    {
        if (May.Review(facts.Caller) is not { } by)
            return May.Forbidden;
        if (CannotValidate(facts.Caller, facts.Now) is { } refusal)
            return refusal;
        var validated = Validated(by, dryRuns, facts);
        return Validation is { } known && Same(known, validated) ? Ruling.Nothing : Ruling.Of(validated);
    }

    private Refusal? CannotEdit(Caller caller, Instant now)
    {
        var reviewer = May.Review(caller) is not null;
        var foreign = State == ApprovalState.Draft || !reviewer ? NotOwn(caller) : null;
        return foreign
            ?? Decided()
            ?? OutOfTime(now)
            ?? NotIn(ApprovalState.Draft, ApprovalState.PendingReview)
            ?? (IsPending && !reviewer ? WrongState() : null)
            ?? Claimed(caller, now)
            ?? Gone();
    }

    private Refusal? CannotValidate(Caller caller, Instant now) =>
        (State == ApprovalState.Draft ? NotOwn(caller) : null)
        ?? Decided()
        ?? OutOfTime(now)
        ?? NotIn(ApprovalState.Draft, ApprovalState.PendingReview)
        ?? Gone();

    private Refusal? PriorityIsFixed(ContentEdit edit) =>
        IsPending && edit.Priority is { } priority && priority != Content.Priority
            ? new Refusal(
                ErrorCode.InvalidValue,
                "The priority is fixed at submission, as its SLA and ladder are.",
                "Escalate it, or request changes.",
                ["priority"]
            )
            : null;

    /// <summary>R6: what keeps the present revision from being approved, and what it should be looked at for.</summary>
    private ApprovalValidated Validated(By by, ImmutableArray<DryRun> dryRuns, Facts facts)
    {
        ImmutableArray<DryRun> runs =
        [
            .. Content.Actions.Select(a => dryRuns.FirstOrDefault(d => IsOf(d, a)) ?? NotRun(a)),
        ];
        return new ApprovalValidated(facts.Now, by, Revision, Digest, Failures(facts), Warnings(runs), runs);

        bool IsOf(DryRun run, ProposedAction action) => run.Digest == Digest && run.ActionId == action.ActionId;
    }

    private DryRun NotRun(ProposedAction action) => new(Digest, action.ActionId, DryRunStatus.NotRun, null);

    private ImmutableArray<ErrorCode> Failures(Facts facts)
    {
        var failures = ImmutableArray.CreateBuilder<ErrorCode>();
        if (IsBlank(Content.Evidence?.WhatChanges?.Text) || IsBlank(Content.Evidence?.WhyNow?.Text))
            failures.Add(ErrorCode.EvidenceMissing);
        if (Content.Rollback is not { } rollback || rollback.Steps.All(string.IsNullOrWhiteSpace))
            failures.Add(ErrorCode.RollbackMissing);
        if (IsBlank(Content.Impact?.ExpectedOutcome))
            failures.Add(ErrorCode.ImpactMissing);
        if (Content.AllActions().Where(IsReply).Any(reply => ShowsOthers(reply, facts)))
            failures.Add(ErrorCode.PiiInPublicReply);
        return failures.ToImmutable();
    }

    private static bool ShowsOthers(ProposedAction reply, Facts facts) =>
        PublicText.ShowsOthers(Tool.TextAt(reply, "text") ?? "", facts.RecipientsOwn);

    private ImmutableArray<string> Warnings(ImmutableArray<DryRun> runs)
    {
        var warnings = Content
            .Actions.Zip(runs)
            .Where(pair => pair.Second.Status != DryRunStatus.Ok)
            .Select(pair => $"The dry run of {pair.First.ActionId} ({pair.First.Tool}) {Sentence(pair.Second.Status)}");
        return IsBlank(Content.Risk?.WhatCouldGoWrong?.Text)
            ? [.. warnings, "Nothing is said of what could go wrong."]
            : [.. warnings];
    }

    private static string Sentence(DryRunStatus status) =>
        status switch
        {
            DryRunStatus.Failed => "failed.",
            DryRunStatus.Warning => "gave a warning.",
            _ => "was not made.",
        };

    private static bool IsBlank(string? text) => string.IsNullOrWhiteSpace(text);

    private static bool Same(Validation known, ApprovalValidated now) =>
        known.Revision == now.Revision
        && known.Digest == now.Digest
        && known.Failures.SequenceEqual(now.Failures)
        && known.Warnings.SequenceEqual(now.Warnings)
        && known.DryRuns.SequenceEqual(now.DryRuns);
}

/// <summary>What an edit would make of the content.</summary>
/// <param name="Content">The content after the edit; the present one when refused.</param>
/// <param name="Digest">Its payload digest.</param>
/// <param name="Refusal">Why the edit makes no content; null when it does.</param>
public sealed record ContentAfterEdit(ApprovalContent Content, string Digest, Refusal? Refusal);
