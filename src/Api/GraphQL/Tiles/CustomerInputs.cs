using System.ComponentModel;
using GraphQL;
using HotDash.Domain;
using HotDash.Domain.Tiles;
using NodaTime;

namespace HotDash.Api.GraphQL.Tiles;

[Name("CxEscalationsInput")]
[Description("Conversations that need a person.")]
public sealed class CxEscalationsInput
{
    [Description("Up to 50, each once.")]
    public required IReadOnlyList<EscalatedConversationInput> Conversations { get; init; }

    internal CxEscalations ToDomain() => new([.. Conversations.Select(x => x.ToDomain())]);
}

[Name("EscalatedConversationInput")]
[Description("A conversation that needs a person.")]
public sealed class EscalatedConversationInput
{
    [Description("Its reference, 1 to 200 characters.")]
    public required string Conversation { get; init; }

    [Description("The customer, whose texts these are; the conversation's own without.")]
    public string? CustomerRef { get; init; }

    [Description("What the customer is called; shown masked.")]
    public string? Customer { get; init; }

    [Description("Whether somebody waits.")]
    public required ConversationStatus Status { get; init; }

    [Description("Since when.")]
    public required Instant CreatedAt { get; init; }

    [Description("What was written last, 1 to 4,000 characters.")]
    public string? LastMessage { get; init; }

    [Description("Up to 20 labels.")]
    public IReadOnlyList<string>? Tags { get; init; }

    [Description("What an agent would answer, 1 to 4,000 characters.")]
    public string? SuggestedReply { get; init; }

    internal EscalatedConversation ToDomain()
    {
        var subject = CustomerRef ?? Conversation;
        return new(
            Conversation,
            CustomerRef,
            Customer.Of(subject),
            Status,
            CreatedAt,
            LastMessage.Of(subject),
            [.. Tags ?? []],
            SuggestedReply.Of(subject)
        );
    }
}

[Name("UnreadMessagesInput")]
[Description("Messages that nobody has read.")]
public sealed class UnreadMessagesInput
{
    [Description("Zero or more.")]
    public required int Unread { get; init; }

    [Description("The conversation that should be read first.")]
    public TopConversationInput? Top { get; init; }

    internal UnreadMessages ToDomain() => new(Unread, Top?.ToDomain());
}

[Name("TopConversationInput")]
[Description("The conversation that should be read first.")]
public sealed class TopConversationInput
{
    [Description("Its reference, 1 to 200 characters.")]
    public required string Conversation { get; init; }

    [Description("The customer, whose texts these are; the conversation's own without.")]
    public string? CustomerRef { get; init; }

    [Description("What the customer is called; shown masked.")]
    public string? Customer { get; init; }

    [Description("What was written last, 1 to 4,000 characters.")]
    public string? LastMessage { get; init; }

    internal TopConversation ToDomain()
    {
        var subject = CustomerRef ?? Conversation;
        return new(Conversation, CustomerRef, Customer.Of(subject), LastMessage.Of(subject));
    }
}

internal static class CustomersText
{
    /// <summary>The text as that subject's; null where there is none.</summary>
    public static PersonalText? Of(this string? text, string subject) => text is null ? null : new(subject, text);
}
