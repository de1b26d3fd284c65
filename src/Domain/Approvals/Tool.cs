using System.Collections.Immutable;
using System.Globalization;
using HotDash.Domain.Policies;

namespace HotDash.Domain.Approvals;

/// <summary>A thing that HotDash can carry out outside.</summary>
/// <param name="Name">As R4 names it; never renamed.</param>
/// <param name="TargetFields">The string fields of the arguments that name what it acts on; all required.</param>
/// <param name="Risk">Its risk when nothing raises it.</param>
public sealed record Tool(string Name, ImmutableArray<string> TargetFields, RiskLevel Risk)
{
    /// <summary>The string fields that hold personal text (<c>x-personal</c> in the schema); none by default.</summary>
    public ImmutableArray<string> Personal { get; init; } = [];

    /// <summary>R5: whether at most one open approval may act on a target.</summary>
    public bool OneOpen { get; init; }

    /// <summary>Whether the arguments must name an amount.</summary>
    public bool AmountNeeded { get; init; }

    internal Func<Json, Money?>? Amount { get; init; }

    internal Func<Json, ApprovalPolicy, ConversationFacts?, bool>? HighWhen { get; init; }

    /// <summary>The risk of this action under the facts handed in.</summary>
    public RiskLevel RiskOf(ProposedAction action, Facts facts) =>
        HighWhen?.Invoke(action.Arguments, facts.Policy, facts.Conversation) == true ? RiskLevel.High : Risk;

    /// <summary>The money that the action moves; null when it moves none.</summary>
    public Money? AmountOf(ProposedAction action) => Amount?.Invoke(action.Arguments);

    /// <summary>What the action acts on, its target fields trimmed and joined by a space; personal for <c>email.send</c>.</summary>
    public string TargetOf(ProposedAction action) =>
        string.Join(' ', TargetFields.Select(f => TextAt(action, f)?.Trim()));

    /// <summary>The text of a field, personal or not; null when absent or no text.</summary>
    internal static string? TextAt(ProposedAction action, string field) =>
        action.Personal.TryGetValue(field, out var text) ? text.Text : action.Arguments.StringAt(field);
}

/// <summary>How tools name money: <c>{ "amount": "12.50", "currency": "EUR" }</c>.</summary>
internal static class Amounts
{
    /// <summary>The field <c>amount</c>.</summary>
    public static Money? OfField(Json arguments) => arguments.MoneyAt("amount");

    /// <summary>Quantity times unit cost, over all lines; null when a line lacks either, or the currencies differ.</summary>
    public static Money? OfLines(Json arguments)
    {
        if (arguments.Member("lines") is not { IsArray: true } lines)
            return null;
        Money? sum = null;
        foreach (var line in lines.Items)
        {
            if (line.DecimalAt("quantity") is not (>= 1 and <= 1_000_000) || line.MoneyAt("unitCost") is not { } cost)
                return null;
            if (cost.Amount > MostAUnit || (sum is not null && sum.Currency != cost.Currency))
                return null;
            sum = new Money((sum?.Amount ?? 0) + (line.DecimalAt("quantity")!.Value * cost.Amount), cost.Currency);
        }
        return sum;
    }

    /// <summary>Far above any price, far below what a decimal overflows at.</summary>
    private const decimal MostAUnit = 1_000_000_000_000m;
}
