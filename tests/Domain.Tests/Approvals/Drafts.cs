using System.Collections.Immutable;
using HotDash.Domain.Approvals;

namespace HotDash.Domain.Tests.Approvals;

/// <summary>What is asked for in these tests.</summary>
internal static class Drafts
{
    /// <summary>MEDIUM, CX_REPLY: one approver, all grades.</summary>
    public static readonly DraftInput Reply = new(
        "Tell Jane where her parcel is",
        ApprovalKind.CxReply,
        Priority.Medium,
        [Action("conversation.reply", """{"conversation":"c-1","text":"Dear Jane, it is on its way."}""")],
        ConversationRef: "c-1",
        CustomerRef: "jane",
        LastMessageSeen: "m-7",
        Evidence: new EvidenceInput("She gets an answer", "She has waited for a day"),
        Impact: new Impact("She stops asking", ["csat"], null, null),
        Risk: new RiskInput("The date could be wrong"),
        Rollback: new RollbackInput(["Write again"]),
        Confidence: 0.8
    );

    /// <summary>HIGH, MISC: two approvers, one a manager; no grades.</summary>
    public static readonly DraftInput Refund = Reply with
    {
        Kind = ApprovalKind.Misc,
        Summary = "Refund order 1001",
        Actions = [RefundOf("12.50")],
        Rollback = new RollbackInput(["Charge again"], [ChargeOf("12.50")]),
    };

    /// <summary>LOW, GROWTH: one approver, no grades.</summary>
    public static readonly DraftInput Tag = Reply with
    {
        Kind = ApprovalKind.Growth,
        Actions = [Action("product.tag", """{"product":"p-1","tags":["sale"]}""")],
    };

    /// <summary>Three actions, each with its way back.</summary>
    public static readonly DraftInput Three = Tag with
    {
        Actions = [TagOf("p-1"), TagOf("p-2"), TagOf("p-3")],
        Rollback = new RollbackInput(["Take the tags off"], [TagOf("p-1"), TagOf("p-2"), TagOf("p-3")]),
    };

    /// <summary>So many units more, INVENTORY: HIGH above the policy's figure, else MEDIUM.</summary>
    public static DraftInput Stock(int delta) =>
        Reply with
        {
            Kind = ApprovalKind.Inventory,
            Actions = [Action("inventory.adjust", $$"""{"sku":"s-1","location":"l-1","delta":{{delta}}}""")],
        };

    public static ActionInput RefundOf(string amount, string? id = null) =>
        Action(
            "refund.create",
            $$$"""{"order":"1001","amount":{"amount":"{{{amount}}}","currency":"EUR"},"reason":"It came broken"}""",
            id
        );

    public static ActionInput TagOf(string product, string? id = null) =>
        Action("product.tag", $$"""{"product":"{{product}}","tags":["sale"]}""", id);

    public static ActionInput Action(string tool, string arguments, string? id = null) =>
        new(tool, Parsed(arguments), id);

    public static Json Parsed(string text) =>
        Json.TryParse(text, out var json, out var reason) ? json : throw new ArgumentException(reason, nameof(text));

    private static ActionInput ChargeOf(string amount) =>
        Action("customer.charge", $$$"""{"order":"1001","amount":{"amount":"{{{amount}}}","currency":"EUR"}}""");
}
