using NodaTime;

namespace HotDash.Domain.Approvals;

public sealed partial record Approval
{
    /// <summary>
    /// R6, R7, R9, R10, R12: a reviewer approves this revision with this payload. The last approval needed decides in the same append.
    /// Given before by the same person for the same revision and payload: nothing happens, unless what was given is enough by now.
    /// </summary>
    /// <param name="expectedRevision">The revision that the reviewer saw.</param>
    /// <param name="payloadDigest">The payload that the reviewer saw.</param>
    /// <param name="grades">1..5 each; needed where policy asks.</param>
    /// <param name="decisionId">A fresh id, which names the decision to the dispatcher if this is the last approval needed.</param>
    /// <param name="facts">What the decision is handed.</param>
    public Ruling Approve(int expectedRevision, string payloadDigest, Grades? grades, string decisionId, Facts facts)
    {
        if (May.Review(facts.Caller) is not { } by)
            return May.Forbidden;
        var policy = facts.Policy.FactsOf(Content.Kind, RiskLevel);
        if (Gave(by) && expectedRevision == Revision && payloadDigest == Digest)
            return IsEnoughByNow(policy, facts) ? Ruling.Of(Approved(by, decisionId, policy, facts)) : Ruling.Nothing;
        var refusal =
            NotReviewable(facts.Caller, facts.Now)
            ?? Stale(expectedRevision)
            ?? Changed(payloadDigest)
            ?? Gone()
            ?? Self(facts.Caller.Actor)
            ?? Unfit()
            ?? Ungraded(grades, policy);
        if (refusal is not null)
            return refusal;
        var given = new ApprovalGiven(facts.Now, by, Revision, Digest, grades, policy);
        var after = Evolve(this, given);
        return IsEnough(after.ApprovalsGiven.Select(a => a.By), policy)
            ? Ruling.Of(given, after.Approved(by, decisionId, policy, facts))
            : Ruling.Of(given);
    }

    private ApprovalApproved Approved(By by, string decisionId, PolicyFacts policy, Facts facts) =>
        new(
            facts.Now,
            by,
            Revision,
            Digest,
            decisionId,
            facts.Policy.UndoUntil(Content.Kind, facts.Now),
            [.. ApprovalsGiven.Select(a => a.By.Id)],
            policy
        );

    /// <summary>R10: the shop asks for fewer by now than when the last approval was given. Who gave one says so once more.</summary>
    private bool IsEnoughByNow(PolicyFacts policy, Facts facts) =>
        NotReviewable(facts.Caller, facts.Now) is null
        && Gone() is null
        && Unfit() is null
        && IsEnough(ApprovalsGiven.Select(a => a.By), policy);

    /// <summary>R10, R14: one rejection decides. Rejected before by the same person: nothing happens.</summary>
    /// <param name="expectedRevision">The revision that the reviewer saw.</param>
    /// <param name="code">Required.</param>
    /// <param name="reason">Required, 1..2,000 characters.</param>
    /// <param name="grades">1..5 each; never needed.</param>
    /// <param name="facts">What the decision is handed.</param>
    public Ruling Reject(int expectedRevision, RejectReason? code, string? reason, Grades? grades, Facts facts)
    {
        if (May.Review(facts.Caller) is not { } by)
            return May.Forbidden;
        if (Decision is { Kind: DecisionKind.Rejected } d && d.By.Id == by.Id && d.Revision == expectedRevision)
            return Ruling.Nothing;
        var refusal =
            NotReviewable(facts.Caller, facts.Now)
            ?? Stale(expectedRevision)
            ?? (code is { } given ? ContentLimits.Defined(given, "reasonCode") : NoReasonCode)
            ?? ContentLimits.Reason(reason)
            ?? OutOfRange(grades);
        if (refusal is not null)
            return refusal;
        var policy = facts.Policy.FactsOf(Content.Kind, RiskLevel);
        return Ending(
            Ruling.Of(
                new ApprovalRejected(facts.Now, by, Revision, Digest, code!.Value, Personal(reason!), grades, policy)
            )
        );
    }

    /// <summary>R13: back to its drafter, with a note. Asked before by the same person and not resubmitted since: nothing happens.</summary>
    /// <param name="expectedRevision">The revision that the reviewer saw.</param>
    /// <param name="note">Required, 1..2,000 characters.</param>
    /// <param name="facts">What the decision is handed.</param>
    public Ruling RequestChanges(int expectedRevision, string? note, Facts facts)
    {
        if (May.Review(facts.Caller) is not { } by)
            return May.Forbidden;
        if ((State == ApprovalState.Draft || CheckEnded) && ChangesRequestedBy?.Id == by.Id)
            return Ruling.Nothing;
        var refusal =
            NotReviewable(facts.Caller, facts.Now) ?? Stale(expectedRevision) ?? ContentLimits.Reason(note, "note");
        return refusal is not null
            ? refusal
            : Ending(Ruling.Of(new ApprovalChangesRequested(facts.Now, by, Revision, Personal(note!))));
    }

    /// <summary>R21: while the undo window is open, one of its approvers or a manager takes the decision back. Past its expiry it leads to EXPIRED.</summary>
    /// <param name="reason">Required, 1..2,000 characters.</param>
    /// <param name="facts">What the decision is handed.</param>
    public Ruling Undo(string? reason, Facts facts)
    {
        if (May.Review(facts.Caller) is not { } by)
            return May.Forbidden;
        if (UndoneBy?.Id == by.Id)
            return Ruling.Nothing;
        var refusal = CannotUndo(facts.Caller, facts.Now) ?? ContentLimits.Reason(reason);
        if (refusal is not null)
            return refusal;
        var undone = new ApprovalUndone(facts.Now, by, Decision!.DecisionId!, Personal(reason!));
        return facts.Now >= ExpiresAt
            ? new Ruling([undone, .. Evolve(this, undone).Ending(Ruling.Of(Expired(facts.Now))).Events])
            : Ruling.Of(undone);
    }

    private Refusal? CannotUndo(Caller caller, Instant now)
    {
        var approved = Decision is { Kind: DecisionKind.Approved };
        if (approved && May.Manage(caller) is null && !Gave(caller.Actor.Id))
            return new Refusal(
                ErrorCode.Forbidden,
                "Only one of its approvers, or a manager, may undo it.",
                "Ask one of them."
            );
        return State switch
        {
            ApprovalState.Approved when now < Decision!.UndoUntil => null,
            ApprovalState.Applied => new Refusal(
                ErrorCode.AlreadyApplied,
                "It was carried out already.",
                "A manager can roll it back."
            ),
            _ when approved => new Refusal(
                ErrorCode.UndoWindowClosed,
                "It can no longer be undone.",
                "Once it is carried out, a manager can roll it back."
            ),
            _ => OutOfTime(now) ?? WrongState(),
        };
    }

    private bool Gave(By by) => Gave(by.Id);

    private bool Gave(string actorId) => ApprovalsGiven.Any(a => a.By.Id == actorId);

    private static bool IsEnough(IEnumerable<By> approvers, PolicyFacts policy)
    {
        var distinct = approvers.DistinctBy(by => by.Id).ToList();
        return distinct.Count >= policy.ApprovalsNeeded && (!policy.ManagerNeeded || distinct.Any(IsManager));
    }

    private static bool IsManager(By by) => by.Role is Role.Manager or Role.Admin;

    private Refusal? Changed(string payloadDigest) =>
        payloadDigest == Digest
            ? null
            : new Refusal(
                ErrorCode.PayloadChanged,
                "What would be carried out is not what was looked at.",
                "Look at the present actions, then decide again.",
                ["payloadDigest"]
            );

    /// <summary>R7, three ways.</summary>
    private Refusal? Self(Actor actor)
    {
        if (actor.Id == DraftedBy.Id || actor.Id == PlantedBy?.Id)
            return By("You drafted it.");
        if (actor.Id == DraftedBy.OnBehalfOf)
            return By("It was drafted on your behalf.");
        return RiskLevel == RiskLevel.High && actor.Id == ArgumentsChangedBy?.Id
            ? By("You made the last change to what it would carry out.")
            : null;

        static Refusal By(string why) => new(ErrorCode.SelfApproval, why, "Another reviewer must approve it.");
    }

    /// <summary>R6: without a passing validation of the present revision nothing is approved.</summary>
    private Refusal? Unfit() =>
        Validation is not { } validation || validation.Revision != Revision || validation.Digest != Digest
            ? new Refusal(ErrorCode.NotValidated, "The present revision was not validated.", "Validate it again.")
        : validation.Passes ? null
        : Missing(validation.Failures[0]);

    private static Refusal Missing(ErrorCode code) =>
        code switch
        {
            ErrorCode.EvidenceMissing => new(code, "It does not say what changes and why now.", Supply, ["evidence"]),
            ErrorCode.RollbackMissing => new(code, "It does not say how to take it back.", Supply, ["rollback"]),
            ErrorCode.ImpactMissing => new(code, "It does not say what is expected of it.", Supply, ["impact"]),
            ErrorCode.PiiInPublicReply => new(
                code,
                "A public reply shows an e-mail address, a telephone or a card number that is not its recipient's.",
                "Take it out of the reply.",
                ["actions"]
            ),
            _ => new(code, "Its validation failed.", Supply),
        };

    /// <summary>R9.</summary>
    private static Refusal? Ungraded(Grades? grades, PolicyFacts policy)
    {
        if (OutOfRange(grades) is { } refusal)
            return refusal;
        var missing = policy
            .GradesNeeded.Where(d => Grade(grades, d) is null)
            .Select(d => d.ToString().ToLowerInvariant());
        return missing.FirstOrDefault() is not { } first
            ? null
            : new Refusal(
                ErrorCode.GradesRequired,
                $"A grade for {first} is needed.",
                "Grade 1 to 5.",
                ["grades", first]
            );
    }

    private static Refusal? OutOfRange(Grades? grades) =>
        Enum.GetValues<GradeDimension>()
            .Where(d => Grade(grades, d) is < 1 or > 5)
            .Select(d => d.ToString().ToLowerInvariant())
            .Select(d => new Refusal(ErrorCode.GradeOutOfRange, "Grades are 1 to 5.", "Grade 1 to 5.", ["grades", d]))
            .FirstOrDefault();

    private static int? Grade(Grades? grades, GradeDimension dimension) =>
        dimension switch
        {
            GradeDimension.Tone => grades?.Tone,
            GradeDimension.Accuracy => grades?.Accuracy,
            _ => grades?.Policy,
        };

    private const string Supply = "Edit it, or request changes.";

    private static readonly Refusal NoReasonCode = new(
        ErrorCode.ReasonRequired,
        "A reason code is required.",
        "Choose one.",
        ["reasonCode"]
    );
}
