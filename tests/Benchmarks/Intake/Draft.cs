using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace HotDash.Benchmarks.Intake;

/// <summary>A tool and what it is to do.</summary>
public sealed record Work(string Tool, JsonObject Arguments);

/// <summary>What an agent makes of a message.</summary>
/// <param name="Row">The message's.</param>
/// <param name="Kind">As the API names it.</param>
/// <param name="Risk">The risk that the server must find.</param>
/// <param name="Outdated">Whether the customer wrote again since: the reply must not leave.</param>
public sealed partial record Draft(
    int Row,
    string Kind,
    string Risk,
    string Utterance,
    ImmutableArray<Work> Works,
    ImmutableArray<string> Triggers,
    bool Outdated
)
{
    public string Conversation => ConversationOf(Row);

    public bool IsHigh => Risk == "HIGH";

    /// <summary>The newest message of the conversation, as the shop knows it.</summary>
    public string LastMessage => Outdated ? "message-2" : LastMessageSeen;

    /// <summary>The numbers that the customer wrote: a reply may show them.</summary>
    public IEnumerable<string> Own => Numbers().Matches(Utterance).Select(x => x.Value);

    public static string ConversationOf(int row) => string.Create(CultureInfo.InvariantCulture, $"intake-{row:00000}");

    public JsonObject ToInput() =>
        new()
        {
            ["summary"] = $"{Works[0].Tool}: {Utterance}",
            ["kind"] = Kind,
            ["priority"] = Priorities[Row % Priorities.Length],
            ["conversationRef"] = Conversation,
            ["customerRef"] = $"customer-{Row % 977}",
            ["lastMessageSeen"] = LastMessageSeen,
            ["evidence"] = new JsonObject
            {
                ["whatChanges"] = $"{Works[0].Tool} as the customer asks.",
                ["whyNow"] = $"The customer wrote: {Utterance}",
                ["samples"] = new JsonArray(Utterance),
            },
            ["impact"] = new JsonObject
            {
                ["expectedOutcome"] = "The customer has what was asked for.",
                ["metricsAffected"] = new JsonArray("time_to_resolve"),
            },
            ["risk"] = new JsonObject { ["whatCouldGoWrong"] = "The wish was misread." },
            ["rollback"] = new JsonObject { ["steps"] = new JsonArray("Write to the customer and undo it by hand.") },
            ["actions"] = new JsonArray([.. Works.Select(work => WorkInput(work, null))]),
            ["confidence"] = Math.Round(0.5 + (Row % 50 / 100.0), 2),
        };

    /// <summary>The actions as an edit sends them, each with its id.</summary>
    public JsonArray ActionsInput(IReadOnlyList<string> ids) => [.. Works.Select((work, i) => WorkInput(work, ids[i]))];

    /// <summary>The same work with the first action's arguments changed as a careful reader might; its target and risk stay.</summary>
    public Draft Revised() => this with { Works = Works.SetItem(0, Revise(Works[0])) };

    private static Work Revise(Work work)
    {
        var arguments = work.Arguments.DeepClone().AsObject();
        switch (work.Tool)
        {
            case "inventory.adjust":
                arguments["delta"] = arguments["delta"]!.GetValue<int>() - 1;
                break;
            case "purchase_order.create":
                var line = arguments["lines"]![0]!.AsObject();
                line["quantity"] = line["quantity"]!.GetValue<int>() + 1;
                break;
            case "conversation.tag" or "product.tag":
                arguments["tags"]!.AsArray().Add($"revised-{arguments["tags"]!.AsArray().Count}");
                break;
            case "conversation.resolve":
                break;
            default:
                var field = TextFields.First(arguments.ContainsKey);
                arguments[field] = $"{arguments[field]!.GetValue<string>()} Thank you for your patience.";
                break;
        }

        return work with
        {
            Arguments = arguments,
        };
    }

    private static JsonObject WorkInput(Work work, string? id)
    {
        var input = new JsonObject { ["tool"] = work.Tool, ["arguments"] = work.Arguments.DeepClone() };
        if (id is not null)
        {
            input["actionId"] = id;
        }

        return input;
    }

    [GeneratedRegex("[0-9][0-9 ()./-]*")]
    private static partial Regex Numbers();

    private const string LastMessageSeen = "message-1";
    private static readonly string[] TextFields = ["text", "reason", "report", "note"];
    private static readonly string[] Priorities =
    [
        "URGENT",
        "HIGH",
        "HIGH",
        "LOW",
        "LOW",
        .. Enumerable.Repeat("MEDIUM", 6),
    ];
}
