using System.Collections.Immutable;
using System.Text;

namespace HotDash.Domain.Approvals;

/// <summary>The limits of R1 and R3, on a content that was made already.</summary>
internal static class ContentLimits
{
    /// <summary>The first limit that the content breaks; null when it keeps all.</summary>
    public static Refusal? Broken(ApprovalContent content) =>
        Line(content.Summary.Text, 280, "summary")
        ?? Defined(content.Kind, "kind")
        ?? Defined(content.Priority, "priority")
        ?? Reference(content.ConversationRef, "conversationRef")
        ?? Reference(content.CustomerRef, "customerRef")
        ?? Reference(content.LastMessageSeen, "lastMessageSeen")
        ?? Broken(content.Evidence)
        ?? Broken(content.Impact)
        ?? Text(content.Risk?.WhatCouldGoWrong?.Text, 4000, "risk", "whatCouldGoWrong")
        ?? Text(content.Risk?.RecoveryTime, 4000, "risk", "recoveryTime")
        ?? List(content.Rollback?.Steps, "rollback", "steps")
        ?? Confidence(content.Confidence)
        ?? (content.Intent is { } intent ? Line(intent, 100, "intent") : null)
        ?? Broken(content.Actions, "actions")
        ?? (content.Actions.IsEmpty ? Empty() : null)
        ?? Elsewhere(content)
        ?? Broken(content.Rollback?.Actions ?? [], "rollback", "actions")
        ?? Size(content)
        ?? Currencies(content);

    /// <summary>What is known of the conversation is asked of one: a reply to another would pass by it.</summary>
    private static Refusal? Elsewhere(ApprovalContent content) =>
        content
            .Actions.Index()
            .Where(x => x.Item.Reply() is { } to && to != content.Conversation())
            .Select(x =>
                Arguments(
                    "All replies of an approval are to its own conversation.",
                    ["actions", $"{x.Index}", "arguments", "conversation"],
                    "Name it as 'conversationRef' too, or ask for each conversation by itself."
                )
            )
            .FirstOrDefault();

    /// <summary>R14: a reason or note of 1..2,000 characters.</summary>
    public static Refusal? Reason(string? reason, string field = "reason") =>
        string.IsNullOrWhiteSpace(reason)
            ? new Refusal(ErrorCode.ReasonRequired, $"A {field} is required.", $"Give a {field}.", [field])
            : Text(reason, 2000, field);

    /// <summary>A text of at most so many UTF-16 code units, without NUL; null is fine.</summary>
    public static Refusal? Text(string? text, int most, params ImmutableArray<string> path)
    {
        if (text is null)
            return null;
        if (text.Length > most)
            return Value($"At most {most} characters; these are {text.Length}.", "Shorten it.", path);
        return Texts.FaultOf(text) is { } fault
            ? Value($"This text cannot be kept: {fault}.", "Send it without that.", path)
            : null;
    }

    /// <summary>At most 50 texts of at most 4,000 characters.</summary>
    public static Refusal? List(ImmutableArray<string>? texts, params ImmutableArray<string> path)
    {
        if (texts is not { } given)
            return null;
        if (given.Length > 50)
            return Value("At most 50 entries.", "Send those that matter most.", path);
        return given
            .Select(
                (t, i) =>
                    t is null
                        ? Value("Not null.", "Send a text, or leave the entry out.", [.. path, $"{i}"])
                        : Text(t, 4000, [.. path, $"{i}"])
            )
            .FirstOrDefault(r => r is not null);
    }

    public static Refusal Arguments(
        string message,
        ImmutableArray<string> path,
        string nextStep = "See the tool's argument schema."
    ) => new(ErrorCode.InvalidArguments, message, nextStep, path);

    public static Refusal Value(string message, string nextStep, params ImmutableArray<string> path) =>
        new(ErrorCode.InvalidValue, message, nextStep, path);

    public static Refusal? Defined<T>(T value, string field)
        where T : struct, Enum =>
        Enum.IsDefined(value) ? null : Value("There is no such value.", "Send one that the schema names.", field);

    private static Refusal? Line(string text, int most, string field) =>
        string.IsNullOrWhiteSpace(text) ? Value("Not blank.", "Say it in words.", field) : Text(text, most, field);

    private static Refusal? Reference(string? text, string field) =>
        text is null ? null
        : Subjects.DataSubject.IsReserved(text)
            ? Value("This names no customer and no conversation.", "Send the reference that they have with you.", field)
        : Line(text, 200, field);

    private static Refusal? Confidence(double? confidence) =>
        confidence is null or (>= 0 and <= 1)
            ? null
            : Value("From 0 to 1.", "Send a number of that range, or leave it out.", "confidence");

    private static Refusal? Broken(Evidence? evidence) =>
        evidence is null
            ? null
            : Text(evidence.WhatChanges?.Text, 4000, "evidence", "whatChanges")
                ?? Text(evidence.WhyNow?.Text, 4000, "evidence", "whyNow")
                ?? Text(evidence.ImpactForecast?.Text, 4000, "evidence", "impactForecast")
                ?? List([.. evidence.Diffs.Select(d => d.Text)], "evidence", "diffs")
                ?? List([.. evidence.Samples.Select(s => s.Text)], "evidence", "samples")
                ?? List(evidence.Queries, "evidence", "queries")
                ?? List(evidence.Screenshots, "evidence", "screenshots")
                ?? Pictures(evidence.Screenshots);

    private static Refusal? Pictures(ImmutableArray<string> references) =>
        references.Any(r => r.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            ? Value(
                "A reference to a picture, not the picture.",
                "Send an address where it can be seen.",
                "evidence",
                "screenshots"
            )
            : null;

    private static Refusal? Broken(Impact? impact) =>
        Text(impact?.ExpectedOutcome, 4000, "impact", "expectedOutcome")
        ?? List(impact?.MetricsAffected, "impact", "metricsAffected")
        ?? Text(impact?.UserExperience, 4000, "impact", "userExperience")
        ?? Text(impact?.BusinessValue, 4000, "impact", "businessValue");

    private static Refusal? Broken(ImmutableArray<ProposedAction> actions, params ImmutableArray<string> path)
    {
        if (actions.Length > 20)
            return new Refusal(
                ErrorCode.TooManyActions,
                $"At most 20 actions; these are {actions.Length}.",
                "Split it into several approvals.",
                path
            );
        return actions.Select((a, i) => Broken(a, [.. path, $"{i}", "arguments"])).FirstOrDefault(r => r is not null);
    }

    private static Refusal? Broken(ProposedAction action, ImmutableArray<string> path)
    {
        var tool = Tools.Find(action.Tool)!;
        foreach (var field in tool.TargetFields)
        {
            var target = Tool.TextAt(action, field);
            if (string.IsNullOrWhiteSpace(target) || target.Length > 400)
                return Arguments($"{tool.Name} needs {field}: a text of 1 to 400 characters.", [.. path, field]);
        }
        var amount = tool.AmountOf(action);
        if (amount is null && tool.AmountNeeded)
            return Arguments($"{tool.Name} needs an amount with its currency.", path);
        if (amount is null && tool.Amount is not null && action.Arguments.Member("amount") is not null)
            return Arguments("An amount is a decimal string with its currency.", [.. path, "amount"]);
        return amount?.Amount < 0 || amount?.Amount > MostMoney ? Arguments("The amount is out of range.", path) : null;
    }

    private static Refusal Empty() =>
        new(ErrorCode.EmptyActions, "There is no action.", "Name what is to be carried out.", ["actions"]);

    private static Refusal? Size(ApprovalContent content) =>
        content.AllActions().Sum(a => Encoding.UTF8.GetByteCount(a.WholeArguments().Text)) > 64 * 1024
            ? Arguments(
                "The arguments of an approval are at most 64 KB.",
                ["actions"],
                "Split it into several approvals."
            )
            : null;

    private static Refusal? Currencies(ApprovalContent content) =>
        content.Actions.Select(a => Tools.Find(a.Tool)!.AmountOf(a)?.Currency).OfType<string>().Distinct().Count() > 1
            ? Arguments(
                "All amounts of an approval are of one currency.",
                ["actions"],
                "Split it, one approval a currency."
            )
            : null;

    /// <summary>Far above any shop's needs, far below what a sum overflows at.</summary>
    private const decimal MostMoney = 1_000_000_000_000_000_000_000m;
}
