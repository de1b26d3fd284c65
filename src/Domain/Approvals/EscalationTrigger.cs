namespace HotDash.Domain.Approvals;

/// <summary>R19: what makes a conversation delicate.</summary>
public enum EscalationTrigger
{
    /// <summary>The customer is angry.</summary>
    NegativeSentiment,

    /// <summary>Asks for money back.</summary>
    RefundRequest,

    /// <summary>Asks to send something back.</summary>
    ReturnRequest,

    /// <summary>Breaks the shop's rules.</summary>
    PolicyViolation,

    /// <summary>More than 5 messages.</summary>
    ComplexIssue,

    /// <summary>A customer of note.</summary>
    VipCustomer,

    /// <summary>Speaks of lawyers.</summary>
    LegalThreat,

    /// <summary>More than 2 contacts.</summary>
    MultipleContacts,
}
