using System.Collections.Immutable;
using HotDash.Domain.Approvals;

namespace HotDash.Domain.Conversations;

/// <summary>R19: what makes a conversation delicate, and how delicate that makes it.</summary>
public static class Escalation
{
    /// <summary>The triggers that were seen in what was written, with those that figures show, each once, in the rule's order.</summary>
    /// <param name="seen">What who read it saw.</param>
    /// <param name="sentiment">How the customer feels; ANGRY is NEGATIVE_SENTIMENT.</param>
    /// <param name="messages">How many messages it has, 0 or more; more than 5 are a COMPLEX_ISSUE.</param>
    /// <param name="contacts">How often the customer turned to the shop about it, 0 or more; more than 2 are MULTIPLE_CONTACTS.</param>
    public static ImmutableArray<EscalationTrigger> TriggersOf(
        IEnumerable<EscalationTrigger> seen,
        Sentiment sentiment,
        int messages,
        int contacts
    )
    {
        var all = seen.ToHashSet();
        if (sentiment == Sentiment.Angry)
            all.Add(EscalationTrigger.NegativeSentiment);
        if (messages > 5)
            all.Add(EscalationTrigger.ComplexIssue);
        if (contacts > 2)
            all.Add(EscalationTrigger.MultipleContacts);
        return [.. all.Order()];
    }

    /// <summary>The severity of a conversation with these triggers, each named once, whose customer feels so.</summary>
    public static Severity SeverityOf(ImmutableArray<EscalationTrigger> triggers, Sentiment sentiment)
    {
        var angry = sentiment == Sentiment.Angry;
        if (Has(EscalationTrigger.LegalThreat) || (angry && Has(EscalationTrigger.PolicyViolation)))
            return Severity.Critical;
        if (Has(EscalationTrigger.VipCustomer) || (angry && AsksBack()))
            return Severity.High;
        return triggers.Length >= 3 || sentiment == Sentiment.Frustrated ? Severity.Medium : Severity.Low;

        bool Has(EscalationTrigger trigger) => triggers.Contains(trigger);

        bool AsksBack() => Has(EscalationTrigger.RefundRequest) || Has(EscalationTrigger.ReturnRequest);
    }
}
