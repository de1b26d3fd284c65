namespace HotDash.Domain.Tiles;

/// <summary>Messages that nobody has read.</summary>
/// <param name="Unread">Zero or more.</param>
/// <param name="Top">The conversation that should be read first; null when there is none.</param>
public sealed record UnreadMessages(int Unread, TopConversation? Top) : TileData
{
    /// <inheritdoc/>
    public override bool Fits(TileKey key) => key == TileKey.UnreadMessages;

    /// <inheritdoc/>
    public override IEnumerable<(string Name, double Value)> Figures => [("unread", Unread)];

    /// <inheritdoc/>
    public override IEnumerable<string> Subjects =>
        Top is { } top && (top.Customer ?? top.LastMessage) is not null ? [top.Subject] : [];

    internal override Refusal? Broken() =>
        DataLimits.Count(Unread, "unread")
        ?? (
            Top is null
                ? null
                : DataLimits.Line(Top.Conversation, DataLimits.Name, "top", "conversation")
                    ?? DataLimits.Maybe(Top.CustomerRef, DataLimits.Name, "top", "customerRef")
                    ?? DataLimits.Maybe(Top.Customer?.Text, DataLimits.Name, "top", "customer")
                    ?? DataLimits.Maybe(Top.LastMessage?.Text, DataLimits.Message, "top", "lastMessage")
        );
}

/// <summary>The conversation that should be read first.</summary>
/// <param name="Conversation">Its reference, 1..200 characters.</param>
/// <param name="CustomerRef">The customer; whose texts these are. Null: the conversation's own.</param>
/// <param name="Customer">What the customer is called; shown masked.</param>
/// <param name="LastMessage">What was written last, 1..4,000 characters.</param>
public sealed record TopConversation(
    string Conversation,
    string? CustomerRef,
    PersonalText? Customer,
    PersonalText? LastMessage
)
{
    /// <summary>Whose texts these are.</summary>
    public string Subject => CustomerRef ?? Conversation;
}
