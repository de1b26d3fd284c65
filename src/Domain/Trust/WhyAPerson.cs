namespace HotDash.Domain.Trust;

/// <summary>R26: why an item goes to a person, in the order in which it is asked.</summary>
public enum WhyAPerson
{
    /// <summary>The policy approves nothing by itself.</summary>
    Off,

    /// <summary>No agent submitted it.</summary>
    NoAgent,

    /// <summary>It is not in review, or not fit to be approved.</summary>
    Unfit,

    /// <summary>A person has sent it back or undone it.</summary>
    SentBack,

    /// <summary>Its risk is not LOW.</summary>
    Risk,

    /// <summary>One of its tools is not among those of the policy.</summary>
    Tool,

    /// <summary>What the agent is after is not among the policy's intents.</summary>
    Intent,

    /// <summary>It is above the high value, or in another currency.</summary>
    Value,

    /// <summary>The policy wants more for its kind than one approver: others, a manager, grades.</summary>
    Quorum,

    /// <summary>Too few of the agent's items were decided, since its trust was revoked where it was.</summary>
    Decided,

    /// <summary>Too few of them were approved.</summary>
    ApprovalRate,

    /// <summary>A mean grade is too low.</summary>
    Grades,

    /// <summary>As many as the policy allows a day were approved today.</summary>
    Day,

    /// <summary>It was drawn for a person to look at.</summary>
    Sample,
}
