namespace HotDash.Domain.Tiles;

/// <summary>R35: what can be decided on a tile.</summary>
public enum TileDecision
{
    /// <summary>SALES_PULSE: it was seen.</summary>
    Acknowledge,

    /// <summary>SALES_PULSE, CX_ESCALATIONS: a manager is to look at it.</summary>
    Escalate,

    /// <summary>SALES_PULSE: nothing is to be done.</summary>
    NoAction,

    /// <summary>INVENTORY: a purchase order; opens an approval.</summary>
    CreatePo,

    /// <summary>INVENTORY: 1..999 units more; opens an approval.</summary>
    AdjustQuantity,

    /// <summary>INVENTORY: it is to run out; no anomaly of the SKU is told any more.</summary>
    MarkIntentional,

    /// <summary>INVENTORY: no anomaly of the SKU is told until then.</summary>
    Snooze,

    /// <summary>CX_ESCALATIONS: a reply; opens an approval.</summary>
    DraftReply,

    /// <summary>CX_ESCALATIONS: the conversation is to be resolved; opens an approval.</summary>
    MarkResolved,
}
