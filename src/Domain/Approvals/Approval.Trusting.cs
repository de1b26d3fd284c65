using HotDash.Domain.Trust;

namespace HotDash.Domain.Approvals;

public sealed partial record Approval
{
    /// <summary>Whether it is in review, can be read, and nothing of its validation keeps it from being approved.</summary>
    public bool IsFit => IsPending && PlantedBy is null && Gone() is null && Unfit() is null;

    /// <summary>R26: approved by the policy, without a person, in the append of its submission.</summary>
    /// <param name="trust">What it rests on.</param>
    /// <param name="decisionId">A fresh id, as <see cref="Approve"/> takes it.</param>
    /// <param name="facts">What the decision is handed; the caller is the policy.</param>
    public Ruling ApproveByTrust(TrustFacts trust, string decisionId, Facts facts)
    {
        if (SystemBy(facts) is not { } by)
            return May.Forbidden;
        if (NotIn(ApprovalState.PendingReview) is { } refusal)
            return refusal;
        var policy = facts.Policy.FactsOf(Content.Kind, RiskLevel);
        return Ruling.Of(
            new ApprovalGiven(facts.Now, by, Revision, Digest, null, policy),
            new ApprovalApproved(
                facts.Now,
                by,
                Revision,
                Digest,
                decisionId,
                facts.Policy.UndoUntil(Content.Kind, facts.Now),
                [by.Id],
                policy,
                trust
            )
        );
    }
}
