using System.Globalization;
using HotDash.Domain.Approvals;

namespace HotDash.Domain.Tiles;

/// <summary>R35: what writes outside is no decision's own doing: it goes before the reviewers as an approval.</summary>
public static class TileDrafts
{
    /// <summary>The approval that the decision opens; null where nothing is to happen outside, or no reply is there to send.</summary>
    /// <param name="wish">The decision.</param>
    /// <param name="shown">What the tile shows.</param>
    public static DraftInput? Of(TileWish wish, TileData shown) =>
        (wish.Decision, shown) switch
        {
            (TileDecision.CreatePo, Inventory stock)
                when stock.Find(wish.Target ?? "") is { } item && wish.UnitCost is { } cost => Of(
                wish,
                ApprovalKind.Inventory,
                $"Order {wish.Quantity} of {item.Sku}",
                StockOf(item),
                "The supplier is asked to cancel the order.",
                "purchase_order.create",
                Order(wish, item, cost)
            ),
            (TileDecision.AdjustQuantity, Inventory stock) when stock.Find(wish.Target ?? "") is { } item => Of(
                wish,
                ApprovalKind.Inventory,
                $"Add {wish.Quantity} to the stock of {item.Sku}",
                StockOf(item),
                "The same quantity is taken from the stock.",
                "inventory.adjust",
                Json.ObjectOf(
                    ("sku", Json.Of(item.Sku)),
                    ("location", Json.Of(wish.Location ?? "")),
                    ("delta", Json.Of(wish.Quantity ?? 0))
                )
            ),
            (TileDecision.DraftReply, CxEscalations cx)
                when cx.Find(wish.Target ?? "") is { } conversation
                    && (wish.Text ?? Suggested(conversation)) is { } text => Of(
                wish,
                ApprovalKind.CxReply,
                $"Reply in conversation {conversation.Conversation}",
                WaitsSince(conversation),
                "Another reply sets it right.",
                "conversation.reply",
                Json.ObjectOf(("conversation", Json.Of(conversation.Conversation)), ("text", Json.Of(text))),
                conversation
            ),
            (TileDecision.MarkResolved, CxEscalations cx) when cx.Find(wish.Target ?? "") is { } conversation => Of(
                wish,
                ApprovalKind.Misc,
                $"Resolve conversation {conversation.Conversation}",
                WaitsSince(conversation),
                "The conversation is opened again.",
                "conversation.resolve",
                Json.ObjectOf(("conversation", Json.Of(conversation.Conversation))),
                conversation
            ),
            _ => null,
        };

    private static DraftInput Of(
        TileWish wish,
        ApprovalKind kind,
        string summary,
        string why,
        string undoing,
        string tool,
        Json arguments,
        EscalatedConversation? conversation = null
    ) =>
        new(
            summary.Length > DataLimits.Title ? summary[..DataLimits.Title] : summary,
            kind,
            Priority.Medium,
            [new ActionInput(tool, arguments)],
            conversation?.Conversation,
            conversation?.CustomerRef,
            Evidence: new EvidenceInput(summary, wish.Note is { } note ? $"{why} {note}" : why),
            Impact: new Impact("What the tile shows is dealt with.", [Tile.KeyOf(wish.Tile)], null, null),
            Risk: new RiskInput("The figures may have changed since they were read."),
            Rollback: new RollbackInput([undoing])
        );

    private static Json Order(TileWish wish, StockItem item, Money cost)
    {
        var line = Json.ObjectOf(
            ("quantity", Json.Of(wish.Quantity ?? 0)),
            (
                "unitCost",
                Json.ObjectOf(
                    ("amount", Json.Of(cost.Amount.ToString(CultureInfo.InvariantCulture))),
                    ("currency", Json.Of(cost.Currency))
                )
            )
        );
        (string, Json)[] order = [("sku", Json.Of(item.Sku)), ("lines", Json.ArrayOf([line]))];
        return Json.ObjectOf(wish.Supplier is { } supplier ? [.. order, ("supplier", Json.Of(supplier))] : order);
    }

    private static string? Suggested(EscalatedConversation conversation) =>
        conversation.SuggestedReply is { IsErased: false } reply ? reply.Text : null;

    private static string StockOf(StockItem item) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{item.Available} are left; the reorder point is {item.ReorderPoint:0.#}."
        );

    private static string WaitsSince(EscalatedConversation conversation) =>
        string.Create(CultureInfo.InvariantCulture, $"It waits since {conversation.CreatedAt}.");
}
