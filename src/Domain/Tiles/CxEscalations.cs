using System.Collections.Immutable;
using NodaTime;

namespace HotDash.Domain.Tiles;

/// <summary>Conversations that need a person.</summary>
/// <param name="Conversations">0..50, each once.</param>
public sealed record CxEscalations(ImmutableArray<EscalatedConversation> Conversations) : TileData
{
    /// <summary>The conversation with this reference; null when it is not among them.</summary>
    public EscalatedConversation? Find(string conversation) =>
        Conversations.FirstOrDefault(x => x.Conversation == conversation);

    /// <summary>Of those, how many of a hundred had waited longer than the SLA by then; 0 without any.</summary>
    public double BreachPercentAt(Instant now) =>
        Conversations.IsEmpty ? 0 : Conversations.Count(x => x.IsBreachedAt(now)) * 100.0 / Conversations.Length;

    /// <inheritdoc/>
    public override bool Fits(TileKey key) => key == TileKey.CxEscalations;

    /// <inheritdoc/>
    public override IEnumerable<(string Name, double Value)> Figures => [("escalated", Conversations.Length)];

    /// <inheritdoc/>
    public override IEnumerable<string> Subjects => Conversations.Where(x => x.HasTexts).Select(x => x.Subject);

    internal override Refusal? Broken() =>
        DataLimits.Each(Conversations, MostConversations, "conversations", Broken)
        ?? DataLimits.Distinct(Conversations.Select(x => x.Conversation), "conversations");

    private static Refusal? Broken(EscalatedConversation one, ImmutableArray<string> path) =>
        DataLimits.Line(one.Conversation, DataLimits.Name, [.. path, "conversation"])
        ?? DataLimits.Maybe(one.CustomerRef, DataLimits.Name, [.. path, "customerRef"])
        ?? DataLimits.Maybe(one.Customer?.Text, DataLimits.Name, [.. path, "customer"])
        ?? DataLimits.Defined(one.Status, [.. path, "status"])
        ?? DataLimits.Maybe(one.LastMessage?.Text, DataLimits.Message, [.. path, "lastMessage"])
        ?? DataLimits.Maybe(one.SuggestedReply?.Text, DataLimits.Message, [.. path, "suggestedReply"])
        ?? (
            one.Tags.Length > MostTags
                ? DataLimits.Value($"At most {MostTags} tags.", "Send those that matter most.", [.. path, "tags"])
                : one
                    .Tags.Select((tag, i) => DataLimits.Line(tag, DataLimits.Name, [.. path, "tags", $"{i}"]))
                    .FirstOrDefault(x => x is not null)
        );

    private const int MostConversations = 50;
    private const int MostTags = 20;
}

/// <summary>A conversation that needs a person.</summary>
/// <param name="Conversation">Its reference, 1..200 characters.</param>
/// <param name="CustomerRef">The customer; whose texts these are. Null: the conversation's own.</param>
/// <param name="Customer">What the customer is called; shown masked.</param>
/// <param name="Status">Whether somebody waits.</param>
/// <param name="CreatedAt">Since when.</param>
/// <param name="LastMessage">What was written last, 1..4,000 characters.</param>
/// <param name="Tags">0..20, 1..200 characters each.</param>
/// <param name="SuggestedReply">What an agent would answer, 1..4,000 characters.</param>
public sealed record EscalatedConversation(
    string Conversation,
    string? CustomerRef,
    PersonalText? Customer,
    ConversationStatus Status,
    Instant CreatedAt,
    PersonalText? LastMessage,
    ImmutableArray<string> Tags,
    PersonalText? SuggestedReply
)
{
    /// <summary>Whose texts these are.</summary>
    public string Subject => CustomerRef ?? Conversation;

    /// <summary>R30: SLA 30 min. At 30 minutes it is breached.</summary>
    public bool IsBreachedAt(Instant now) => now - CreatedAt >= Sla;

    internal bool HasTexts => Customer is not null || LastMessage is not null || SuggestedReply is not null;

    private static readonly Duration Sla = Duration.FromMinutes(30);
}

/// <summary>Whether somebody waits in a conversation.</summary>
public enum ConversationStatus
{
    /// <summary>The customer waits.</summary>
    Open,

    /// <summary>The shop waits for the customer.</summary>
    Pending,
}
