using System.Collections.Immutable;
using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Domain.Tiles;

public sealed partial record Tile
{
    /// <summary>R35: a reviewer decides on what the tile shows.</summary>
    /// <param name="wish">What.</param>
    /// <param name="shown">What the tile shows; null when it was never recorded.</param>
    /// <param name="approvalId">The approval that is opened where something is to happen outside (<see cref="TileDrafts"/>).</param>
    /// <param name="facts">What the decision is handed.</param>
    public static Ruling Decide(TileWish wish, TileData? shown, string approvalId, Facts facts)
    {
        if (May.Review(facts.Caller) is not { } by)
            return May.Forbidden;
        if (!Allowed.TryGetValue(wish.Tile, out var decisions))
            return DataLimits.Value(
                "Nothing is decided on this tile.",
                "Decide on SALES_PULSE, INVENTORY or CX_ESCALATIONS.",
                "tile"
            );
        if (!decisions.Contains(wish.Decision))
            return DataLimits.Value("This is not decided on this tile.", "Send one that the tile has.", "decision");
        if (shown is null)
            return Unconfigured;
        if (NotAsked(wish) is { } broken)
            return broken;
        if (!Shows(shown, wish))
            return NoTarget;
        var opens = TileDrafts.Of(wish, shown) is not null;
        if (wish.Decision == TileDecision.DraftReply && !opens)
            return DataLimits.Value("The tile suggests no reply.", "Send the reply.", "text");
        return Ruling.Of(
            new TileDecided(
                facts.Now,
                by,
                wish.Tile,
                wish.Decision,
                wish.Target,
                opens ? approvalId : null,
                wish.Decision == TileDecision.Snooze ? wish.Until ?? facts.Now + SnoozeFor : null,
                wish.Note is { } note ? new(SubjectOf(wish, shown, approvalId), note) : null
            )
        );

        Refusal? NotAsked(TileWish x) =>
            (x.Decision is TileDecision.CreatePo or TileDecision.AdjustQuantity) != x.Quantity.HasValue
                ? DataLimits.Value(
                    "A quantity is sent with CREATE_PO and ADJUST_QUANTITY, and with no other.",
                    "Send it with those alone.",
                    "quantity"
                )
            : x.Quantity is { } units && (units < 1 || units > MostUnits(x.Decision))
                ? DataLimits.Value($"1 to {MostUnits(x.Decision)} units.", "Send a quantity within that.", "quantity")
            : (x.Decision == TileDecision.CreatePo) != (x.UnitCost is not null)
                ? DataLimits.Value(
                    "A unit cost is sent with CREATE_PO, and with no other.",
                    "Send what one unit costs, with CREATE_PO alone.",
                    "unitCost"
                )
            : (x.Decision == TileDecision.AdjustQuantity) != (x.Location is not null)
                ? DataLimits.Value(
                    "A location is sent with ADJUST_QUANTITY, and with no other.",
                    "Say where the stock is, with ADJUST_QUANTITY alone.",
                    "location"
                )
            : x.Supplier is not null && x.Decision != TileDecision.CreatePo
                ? DataLimits.Value("A supplier goes with CREATE_PO alone.", "Leave it out.", "supplier")
            : x.Text is not null && x.Decision != TileDecision.DraftReply
                ? DataLimits.Value("A text goes with DRAFT_REPLY alone.", "Leave it out.", "text")
            : x.Until is { } until
            && (x.Decision != TileDecision.Snooze || until <= facts.Now || until > facts.Now + LongestSnooze)
                ? DataLimits.Value(
                    "SNOOZE alone has an end, later than now, 30 days at most.",
                    "Send another instant, or leave it out.",
                    "until"
                )
            : (x.UnitCost is { } cost ? DataLimits.Sum(cost, "unitCost") : null)
                ?? DataLimits.Maybe(x.Location, DataLimits.Name, "location")
                ?? DataLimits.Maybe(x.Supplier, DataLimits.Name, "supplier")
                ?? DataLimits.Maybe(x.Text, DataLimits.Message, "text")
                ?? DataLimits.Maybe(x.Note, 2000, "note");
    }

    /// <summary>Whose text a decision's note is: the customer's that the approval is about, else the approval's own or the tile's.</summary>
    public static string SubjectOf(TileWish wish, TileData shown, string approvalId) =>
        shown is CxEscalations cx && cx.Find(wish.Target ?? "") is { } conversation ? conversation.Subject
        : wish.Decision is TileDecision.CreatePo or TileDecision.AdjustQuantity ? approvalId
        : KeyOf(wish.Tile);

    private static bool Shows(TileData shown, TileWish wish) =>
        shown switch
        {
            Inventory stock => wish.Target is { } sku && stock.Find(sku) is not null,
            CxEscalations cx => wish.Target is { } conversation && cx.Find(conversation) is not null,
            _ => wish.Target is null,
        };

    private static int MostUnits(TileDecision decision) =>
        decision == TileDecision.AdjustQuantity ? MostAdjusted : MostOrdered;

    private static readonly ImmutableDictionary<TileKey, ImmutableArray<TileDecision>> Allowed = ImmutableDictionary<
        TileKey,
        ImmutableArray<TileDecision>
    >
        .Empty.Add(TileKey.SalesPulse, [TileDecision.Acknowledge, TileDecision.Escalate, TileDecision.NoAction])
        .Add(
            TileKey.Inventory,
            [TileDecision.CreatePo, TileDecision.AdjustQuantity, TileDecision.MarkIntentional, TileDecision.Snooze]
        )
        .Add(TileKey.CxEscalations, [TileDecision.DraftReply, TileDecision.Escalate, TileDecision.MarkResolved]);

    private static readonly Refusal Unconfigured = new(
        ErrorCode.InvalidState,
        "The tile shows nothing yet.",
        "Wait until its figures are recorded.",
        ["tile"]
    );

    private static readonly Refusal NoTarget = new(
        ErrorCode.NotFound,
        "The tile does not show this.",
        "Name what it shows: a SKU of INVENTORY, a conversation of CX_ESCALATIONS, nothing of SALES_PULSE.",
        ["target"]
    );

    private const int MostAdjusted = 999;
    private const int MostOrdered = 1_000_000;
    private static readonly Duration SnoozeFor = Duration.FromHours(24);
    private static readonly Duration LongestSnooze = Duration.FromDays(30);
}
