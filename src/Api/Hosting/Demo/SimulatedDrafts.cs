using System.Globalization;
using HotDash.Domain;
using HotDash.Domain.Approvals;

namespace HotDash.Api.Hosting.Demo;

/// <summary>What the demo shop's agents ask for.</summary>
internal static class SimulatedDrafts
{
    public static string DrafterOf(int step) =>
        (step / 2 % 4) switch
        {
            1 => "agent-stock",
            3 => "agent-growth",
            _ => "agent-cx",
        };

    public static DraftInput Any(Random random, int step) =>
        (step / 2 % 4) switch
        {
            0 => Reply(random),
            1 => Stock(random),
            2 => Refund(random),
            _ => Tag(random),
        };

    private static DraftInput Reply(Random random)
    {
        var conversation = $"conversation-{random.Next(1, DemoShop.Conversations + 1)}";
        return Draft(
            $"Answer the question in {conversation}",
            ApprovalKind.CxReply,
            random.Next(6) == 0 ? Priority.Urgent : Priority.Medium,
            new(
                "conversation.reply",
                Args(
                    ("conversation", conversation),
                    ("text", "Your parcel is on its way; it should be with you within two days.")
                )
            ),
            "The customer gets an answer.",
            "Nobody has answered yet."
        ) with
        {
            ConversationRef = conversation,
            CustomerRef = $"customer-{conversation}",
        };
    }

    private static DraftInput Stock(Random random)
    {
        var sku = $"TEA-{random.Next(1, 60):000}";
        var delta = random.Next(-20, 180);
        return Draft(
            string.Create(CultureInfo.InvariantCulture, $"Correct the stock of {sku} by {delta}"),
            ApprovalKind.Inventory,
            delta > 100 ? Priority.High : Priority.Low,
            new(
                "inventory.adjust",
                Json.ObjectOf(
                    ("sku", Json.Of(sku)),
                    ("location", Json.Of("main")),
                    ("delta", Json.Of(delta)),
                    ("cause", Json.Of("COUNTED"))
                )
            ),
            "The figure in the shop follows the count.",
            "The last count differs."
        );
    }

    private static DraftInput Refund(Random random)
    {
        var order = $"order-{random.Next(10_000, 99_999)}";
        var amount = (random.Next(500, 12_000) / 100m).ToString("0.00", CultureInfo.InvariantCulture);
        return Draft(
            $"Refund {amount} EUR of {order}",
            ApprovalKind.Misc,
            Priority.High,
            new(
                "refund.create",
                Json.ObjectOf(
                    ("order", Json.Of(order)),
                    ("amount", Json.ObjectOf(("amount", Json.Of(amount)), ("currency", Json.Of("EUR")))),
                    ("reason", Json.Of("The tin arrived dented."))
                )
            ),
            "The customer gets the money back.",
            "The parcel was damaged on its way."
        );
    }

    private static DraftInput Tag(Random random) => TagOf($"product-{random.Next(1, 80)}", "winter");

    /// <summary>A product is to be found under a tag.</summary>
    public static DraftInput TagOf(string product, string tag) =>
        Draft(
            $"Tag {product} for the {tag} collection",
            ApprovalKind.Growth,
            Priority.Low,
            new("product.tag", Json.ObjectOf(("product", Json.Of(product)), ("tags", Json.ArrayOf([Json.Of(tag)])))),
            $"The product shows up in the {tag} collection.",
            "Searches for it have doubled this week."
        );

    private static DraftInput Draft(
        string summary,
        ApprovalKind kind,
        Priority priority,
        ActionInput action,
        string what,
        string why
    ) =>
        new(
            summary,
            kind,
            priority,
            [action],
            Evidence: new(what, why),
            Impact: new("As asked.", [], null, null),
            Risk: new("It may be the wrong one; a person looks first."),
            Rollback: new(["Undo it by hand in the shop."]),
            Confidence: 0.8
        );

    private static Json Args(params (string Name, string Value)[] fields) =>
        Json.ObjectOf(fields.Select(x => (x.Name, Json.Of(x.Value))));
}
