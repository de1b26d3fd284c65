namespace HotDash.Domain.Policies;

/// <summary>What of a policy was changed.</summary>
public enum PolicyPart
{
    /// <summary>Business hours, zone, holidays.</summary>
    Hours,

    /// <summary>What is of high value.</summary>
    HighValue,

    /// <summary>What is a high quantity.</summary>
    HighQuantity,

    /// <summary>How many approvers are needed.</summary>
    Quorums,

    /// <summary>Which grades are asked for.</summary>
    Grades,

    /// <summary>How long a review may take.</summary>
    Slas,

    /// <summary>When it expires.</summary>
    Expiry,

    /// <summary>How long it can be undone.</summary>
    Undo,

    /// <summary>How long a claim lasts.</summary>
    Claim,

    /// <summary>To whom it escalates, and when.</summary>
    Ladders,

    /// <summary>Who is on a recipient list.</summary>
    Lists,

    /// <summary>On which terms agents' items are approved without a person.</summary>
    AutoApproval,
}
