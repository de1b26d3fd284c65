using System.Collections.Immutable;

namespace HotDash.Domain.Approvals;

/// <summary>R4: every tool that an action may name. Each has an argument schema of the same name under schema/tools.</summary>
public static class Tools
{
    /// <summary>The tool whose text a customer reads.</summary>
    public const string Reply = "conversation.reply";

    /// <summary>All tools, in the table's order.</summary>
    public static readonly ImmutableArray<Tool> All =
    [
        new(Reply, ["conversation"], RiskLevel.Medium)
        {
            Personal = ["text"],
            OneOpen = true,
            HighWhen = (_, _, conversation) => conversation is { Triggers.IsDefaultOrEmpty: false },
        },
        new("conversation.note", ["conversation"], RiskLevel.Medium) { Personal = ["text"] },
        new("conversation.tag", ["conversation"], RiskLevel.Medium),
        new("conversation.resolve", ["conversation"], RiskLevel.Medium),
        new("inventory.adjust", ["sku", "location"], RiskLevel.Medium)
        {
            // What cannot be read is not called harmless.
            HighWhen = (arguments, policy, _) =>
                arguments.DecimalAt("delta") is not { } delta || Math.Abs(delta) > policy.HighQuantity,
        },
        new("purchase_order.create", ["sku"], RiskLevel.Medium)
        {
            OneOpen = true,
            Amount = Amounts.OfLines,
            AmountNeeded = true,
            HighWhen = (arguments, policy, _) =>
                Amounts.OfLines(arguments) is not { } sum
                || sum.Currency != policy.HighValue.Currency
                || sum.Amount > policy.HighValue.Amount,
        },
        new("product.tag", ["product"], RiskLevel.Low),
        new("report.publish", ["tile"], RiskLevel.Low),
        new("tile.annotate", ["tile"], RiskLevel.Low),
        new("refund.create", ["order"], RiskLevel.High)
        {
            Personal = ["reason"],
            OneOpen = true,
            Amount = Amounts.OfField,
            AmountNeeded = true,
        },
        new("order.cancel", ["order"], RiskLevel.High)
        {
            Personal = ["reason"],
            OneOpen = true,
            Amount = Amounts.OfField,
        },
        new("customer.charge", ["order"], RiskLevel.High)
        {
            Personal = ["reason"],
            OneOpen = true,
            Amount = Amounts.OfField,
            AmountNeeded = true,
        },
        new("email.send", ["to"], RiskLevel.High) { Personal = ["to", "subject", "text"] },
    ];

    private static readonly ImmutableDictionary<string, Tool> ByName = All.ToImmutableDictionary(t => t.Name);

    /// <summary>The tool of this name; null when there is none.</summary>
    public static Tool? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The highest risk of all that would be carried out, rolled-back actions included: they are approved too.</summary>
    public static RiskLevel RiskOf(ApprovalContent content, Facts facts) =>
        content.AllActions().Select(a => Find(a.Tool)!.RiskOf(a, facts)).DefaultIfEmpty(RiskLevel.Low).Max();

    /// <summary>The sum of what the actions (not the rollback's) move; null when none moves money. One currency an approval.</summary>
    public static Money? ValueOf(ApprovalContent content)
    {
        var amounts = content.Actions.Select(a => Find(a.Tool)!.AmountOf(a)).OfType<Money>().ToList();
        return amounts is [] ? null : new Money(amounts.Sum(m => m.Amount), amounts[0].Currency);
    }
}
