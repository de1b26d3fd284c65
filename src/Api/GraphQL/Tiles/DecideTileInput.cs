using System.ComponentModel;
using GraphQL;
using HotDash.Domain.Tiles;
using NodaTime;

namespace HotDash.Api.GraphQL.Tiles;

[Name("DecideTileInput")]
[Description("What is decided on a tile.")]
public sealed class DecideTileInput
{
    [Description("SALES_PULSE, INVENTORY or CX_ESCALATIONS.")]
    public required TileKey Tile { get; init; }

    [Description("What; one that the tile has.")]
    public required TileDecision Decision { get; init; }

    [Description("The SKU or the conversation, as the tile shows it; nothing for SALES_PULSE.")]
    public string? Target { get; init; }

    [Description("Units: 1 to 1,000,000 with CREATE_PO, 1 to 999 with ADJUST_QUANTITY; with no other.")]
    public int? Quantity { get; init; }

    [Description("What one unit costs; with CREATE_PO, and with no other.")]
    public MoneyInput? UnitCost { get; init; }

    [Description("Where the stock is; with ADJUST_QUANTITY, and with no other.")]
    public string? Location { get; init; }

    [Description("From whom it is ordered; may be sent with CREATE_PO.")]
    public string? Supplier { get; init; }

    [Description("Until when it sleeps, 30 days at most; may be sent with SNOOZE, which lasts a day without it.")]
    public Instant? Until { get; init; }

    [Description("The reply; may be sent with DRAFT_REPLY, which takes the tile's suggestion without it.")]
    public string? Text { get; init; }

    [Description("In words, 1 to 2,000 characters.")]
    public string? Note { get; init; }

    [Description(
        "Makes a repeat of this very request safe: the first answer counts. 1 to 200 characters, kept 24 hours."
    )]
    public string? IdempotencyKey { get; init; }

    internal TileWish ToDomain() =>
        new(Tile, Decision, Target, Quantity, UnitCost?.ToDomain(), Location, Supplier, Until, Text, Note);
}

[Name("MoneyInput")]
[Description("An amount in one currency.")]
public sealed class MoneyInput
{
    [Description("The amount.")]
    public required decimal Amount { get; init; }

    [Description("ISO 4217.")]
    public required string Currency { get; init; }

    internal Domain.Money ToDomain() => new(Amount, Currency);
}
