using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace HotDash.Benchmarks.Intake;

/// <summary>What the agents make of a message: its intent chooses the tool, its entity becomes an argument.</summary>
public static class Drafting
{
    /// <param name="message">What the customer wrote.</param>
    /// <param name="orderOf">The message whose order is meant: itself, but for a deliberate double.</param>
    public static Draft Of(Message message, Message orderOf)
    {
        var (kind, works) = WorksFor(message, orderOf);
        var triggers = TriggersOf(message);
        var replies = works.Any(work => work.Tool == "conversation.reply");
        var high = works.Any(IsHigh) || (replies && triggers.Length > 0);
        var risk =
            high ? "HIGH"
            : works.All(work => Harmless.Contains(work.Tool)) ? "LOW"
            : "MEDIUM";
        return new(message.Row, kind, risk, message.Utterance, works, triggers, replies && message.Row % 53 == 0);
    }

    private static (string Kind, ImmutableArray<Work> Works) WorksFor(Message message, Message orderOf) =>
        message.Intent switch
        {
            "cancel_order" => ("MISC", [Cancel(message, orderOf)]),
            "change_order" => ("MISC", [Charge(message, orderOf)]),
            "get_refund" when message.EntityType == "refund_amount" => ("MISC", [Refund(message, orderOf)]),
            "track_refund" when message.EntityType == "refund_amount" => ("MISC", [Refund(message, orderOf)]),
            "complaint" => ("CX_REPLY", [Note(message), Tag(message, "complaint")]),
            "payment_issue" or "edit_account" or "switch_account" => ("CX_REPLY", [Note(message)]),
            "contact_human_agent" or "contact_customer_service" => ("CX_REPLY", [Tag(message, "wants-a-person")]),
            "recover_password" => (
                "CX_REPLY",
                [Reply(message), Of("conversation.resolve", ("conversation", Talk(message)))]
            ),
            "get_invoice" or "check_invoice" or "create_account" => ("CX_REPLY", [Email(message)]),
            "place_order" when message.Row % 2 == 0 => ("INVENTORY", [Purchase(message)]),
            "place_order" => ("INVENTORY", [Adjust(message)]),
            "review" => (
                "GROWTH",
                [Of("product.tag", ("product", $"product-{message.Row}"), ("tags", Tags("reviewed")))]
            ),
            "newsletter_subscription" => (
                "GROWTH",
                [Of("report.publish", ("tile", "GROWTH_METRICS"), ("report", $"Asked for: {message.Utterance}"))]
            ),
            "registration_problems" => (
                "GROWTH",
                [Of("tile.annotate", ("tile", "CX_ESCALATIONS"), ("note", $"Cannot register: {message.Utterance}"))]
            ),
            _ => ("CX_REPLY", [Reply(message)]),
        };

    private static ImmutableArray<string> TriggersOf(Message message) =>
        message.Intent switch
        {
            "complaint" => ["NEGATIVE_SENTIMENT"],
            "get_refund" or "check_refund_policy" => ["REFUND_REQUEST"],
            "delete_account" when message.Row % 2 == 0 => ["VIP_CUSTOMER"],
            _ => [],
        };

    private static bool IsHigh(Work work) =>
        work.Tool switch
        {
            "order.cancel" or "refund.create" or "customer.charge" or "email.send" => true,
            "inventory.adjust" => Math.Abs(work.Arguments["delta"]!.GetValue<int>()) > 100,
            "purchase_order.create" => work.Arguments["lines"]![0]!["quantity"]!.GetValue<int>() * 25 > 1000,
            _ => false,
        };

    private static Work Cancel(Message message, Message orderOf) =>
        Of(
            "order.cancel",
            ("order", Order(orderOf)),
            ("amount", Money(20 + (message.Row % 400))),
            ("reason", message.Utterance),
            ("restock", true)
        );

    private static Work Charge(Message message, Message orderOf) =>
        Of(
            "customer.charge",
            ("order", Order(orderOf)),
            ("amount", Money(1 + (message.Row % 90))),
            ("reason", message.Utterance)
        );

    private static Work Refund(Message message, Message orderOf) =>
        Of(
            "refund.create",
            ("order", Order(orderOf)),
            ("amount", Money(decimal.Parse(message.Entity, CultureInfo.InvariantCulture))),
            ("reason", message.Utterance),
            ("notify", message.Row % 2 == 0)
        );

    private static Work Reply(Message message) =>
        Of(
            "conversation.reply",
            ("conversation", Talk(message)),
            (
                "text",
                $"Hello! You wrote: \"{message.Utterance}\". {(message.Entity.Length > 0 ? $"We looked up {message.Entity}. " : "")}It is taken care of."
            )
        );

    private static Work Note(Message message) =>
        Of("conversation.note", ("conversation", Talk(message)), ("text", $"{message.Intent}: {message.Utterance}"));

    private static Work Tag(Message message, string tag) =>
        Of("conversation.tag", ("conversation", Talk(message)), ("tags", Tags(tag)));

    private static Work Email(Message message) =>
        Of(
            "email.send",
            ("to", $"customer-{message.Row}@example.com"),
            ("subject", message.Entity.Length > 0 ? $"Your {message.EntityType}: {message.Entity}" : "Your question"),
            ("text", $"You asked: {message.Utterance}")
        );

    private static Work Adjust(Message message) =>
        Of(
            "inventory.adjust",
            ("sku", $"SKU-{message.Row}"),
            ("location", "main"),
            ("delta", -(message.Row % 5 == 0 ? 150 : 1 + (message.Row % 40))),
            ("cause", "OTHER")
        );

    private static Work Purchase(Message message) =>
        Of(
            "purchase_order.create",
            ("sku", $"SKU-{message.Row}"),
            (
                "lines",
                new JsonArray(
                    new JsonObject
                    {
                        ["quantity"] = message.Row % 6 == 0 ? 60 : 1 + (message.Row % 20),
                        ["unitCost"] = Money(25),
                    }
                )
            )
        );

    private static Work Of(string tool, params (string Name, JsonNode Value)[] arguments) =>
        new(tool, new(arguments.Select(it => KeyValuePair.Create(it.Name, (JsonNode?)it.Value))));

    private static string Talk(Message message) => Draft.ConversationOf(message.Row);

    private static JsonArray Tags(string tag) => [tag];

    private static JsonObject Money(decimal amount) =>
        new() { ["amount"] = amount.ToString(CultureInfo.InvariantCulture), ["currency"] = "USD" };

    private static string Order(Message of) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(of.EntityType == "order_id" ? of.Entity : "order")}-{of.Row:00000}"
        );

    private static readonly string[] Harmless = ["product.tag", "report.publish", "tile.annotate"];
}
