using NodaTime;

namespace HotDash.Domain.Tiles;

/// <summary>R35: what somebody wants of a tile.</summary>
/// <param name="Tile">Which tile.</param>
/// <param name="Decision">What.</param>
/// <param name="Target">The SKU or the conversation, as the tile shows it; null for SALES_PULSE.</param>
/// <param name="Quantity">CREATE_PO: 1..1,000,000; ADJUST_QUANTITY: 1..999; else null.</param>
/// <param name="UnitCost">CREATE_PO: what one unit costs; else null.</param>
/// <param name="Location">ADJUST_QUANTITY: where; else null.</param>
/// <param name="Supplier">CREATE_PO: from whom, where that is said; else null.</param>
/// <param name="Until">SNOOZE: until when, exclusive, 30 days at most; null: a day. Else null.</param>
/// <param name="Text">DRAFT_REPLY: the reply; null: the one that the tile suggests. Else null.</param>
/// <param name="Note">In words, 1..2,000 characters; may be left out.</param>
public sealed record TileWish(
    TileKey Tile,
    TileDecision Decision,
    string? Target = null,
    int? Quantity = null,
    Money? UnitCost = null,
    string? Location = null,
    string? Supplier = null,
    Instant? Until = null,
    string? Text = null,
    string? Note = null
);
