using HotDash.Domain.Approvals;
using HotDash.Domain.Policies;

namespace HotDash.Domain.Trust;

/// <summary>R26: whether what an agent submitted is approved without a person.</summary>
public static class TrustTerms
{
    /// <summary>Why a person decides; null: the policy approves it.</summary>
    /// <param name="approval">As it stands after its submission and validation.</param>
    /// <param name="record">The drafting agent's.</param>
    /// <param name="usedToday">How many of the agent's items were approved so on this day of the shop, 0 or more.</param>
    /// <param name="drawn">A number drawn at random for this submission, 0..99.</param>
    /// <param name="policy">The shop's policy of this moment.</param>
    public static WhyAPerson? Decide(
        Approval approval,
        AgentRecord record,
        int usedToday,
        int drawn,
        ApprovalPolicy policy
    ) =>
        ForThisItem(approval, policy)
        ?? ForThisAgent(record, policy.AutoApproval)
        ?? ForToday(usedToday, drawn, policy.AutoApproval);

    /// <summary>What the item itself says, whatever its agent has earned: nobody need look further where it says no.</summary>
    public static WhyAPerson? ForThisItem(Approval approval, ApprovalPolicy policy)
    {
        var terms = policy.AutoApproval;
        if (!terms.Enabled)
            return WhyAPerson.Off;
        if (approval.DraftedBy.Kind != ActorKind.Agent)
            return WhyAPerson.NoAgent;
        if (!approval.IsFit)
            return WhyAPerson.Unfit;
        if (approval.WasSentBack)
            return WhyAPerson.SentBack;
        if (approval.RiskLevel != RiskLevel.Low)
            return WhyAPerson.Risk;
        // What takes it back is approved with it.
        if (!approval.Content.AllActions().All(x => terms.Tools.Contains(x.Tool)))
            return WhyAPerson.Tool;
        if (!terms.Intents.IsEmpty && !terms.Intents.Contains(approval.Content.Intent ?? string.Empty))
            return WhyAPerson.Intent;
        if (IsTooMuch(approval.MonetaryValue, policy.HighValue))
            return WhyAPerson.Value;
        var asked = policy.FactsOf(approval.Content.Kind, approval.RiskLevel);
        return asked is { ApprovalsNeeded: 1, ManagerNeeded: false, GradesNeeded.IsEmpty: true }
            ? null
            : WhyAPerson.Quorum;
    }

    /// <summary>What the agent's work says; null: it has earned trust on these terms.</summary>
    public static WhyAPerson? ForThisAgent(AgentRecord record, AutoApproval terms)
    {
        if (record.Decided < terms.MinDecided)
            return WhyAPerson.Decided;
        if (record.Approved * 100 < terms.MinApprovalPercent * record.Counted)
            return WhyAPerson.ApprovalRate;
        return IsTooLow(record.Tone) || IsTooLow(record.Accuracy) || IsTooLow(record.Policy) ? WhyAPerson.Grades : null;

        bool IsTooLow(decimal? mean) => mean < terms.MinMeanGrade;
    }

    private static WhyAPerson? ForToday(int used, int drawn, AutoApproval terms)
    {
        if (used >= terms.MostADay)
            return WhyAPerson.Day;
        return drawn < terms.SamplePercent ? WhyAPerson.Sample : null;
    }

    private static bool IsTooMuch(Money? value, Money high) =>
        value is not null && (value.Currency != high.Currency || value.Amount > high.Amount);
}
