using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Domain;
using HotDash.Domain.Tiles;
using NodaTime;

namespace HotDash.Api.GraphQL.Tiles;

[Name("CxEscalations")]
[Description("Conversations that need a person.")]
public sealed class CxEscalationsNode(CxEscalations data, Reader reader)
{
    [Description("Up to 50."), ListSize(20)]
    public IEnumerable<EscalatedConversationNode> Conversations =>
        data.Conversations.Select(x => new EscalatedConversationNode(x, reader));

    [Description("Of a hundred, how many have waited longer than the SLA of 30 minutes.")]
    public double BreachPercent => data.BreachPercentAt(reader.Now);
}

[Name("EscalatedConversation")]
[Description("A conversation that needs a person.")]
public sealed class EscalatedConversationNode(EscalatedConversation one, Reader reader)
{
    [Description("Its reference.")]
    public string Conversation => one.Conversation;

    [Description("Who wrote, masked; null where nobody said.")]
    public string? Customer => Masked.Name(one.Customer);

    [Description("Whether somebody waits.")]
    public ConversationStatus Status => one.Status;

    [Description("Since when.")]
    public Instant CreatedAt => one.CreatedAt;

    [Description("Whether it has waited for 30 minutes.")]
    public bool Breached => one.IsBreachedAt(reader.Now);

    [Description("What was written last; null where nobody said.")]
    public string? LastMessage => reader.ReadOrNull(one.LastMessage);

    [Description("Labels.")]
    public IEnumerable<string> Tags => one.Tags;

    [Description("What an agent would answer; null where none did.")]
    public string? SuggestedReply => reader.ReadOrNull(one.SuggestedReply);
}

[Name("UnreadMessages")]
[Description("Messages that nobody has read.")]
public sealed class UnreadMessagesNode(UnreadMessages data, Reader reader)
{
    [Description("How many.")]
    public int Unread => data.Unread;

    [Description("The conversation that should be read first; null when there is none.")]
    public TopConversationNode? Top => data.Top is { } top ? new(top, reader) : null;
}

[Name("TopConversation")]
[Description("The conversation that should be read first.")]
public sealed class TopConversationNode(TopConversation top, Reader reader)
{
    [Description("Its reference.")]
    public string Conversation => top.Conversation;

    [Description("Who wrote, masked; null where nobody said.")]
    public string? Customer => Masked.Name(top.Customer);

    [Description("What was written last; null where nobody said.")]
    public string? LastMessage => reader.ReadOrNull(top.LastMessage);
}

/// <summary>A customer's name as everybody may see it.</summary>
internal static class Masked
{
    public static string? Name(PersonalText? name) =>
        name is null ? null
        : name.IsErased ? name.Text
        : PublicText.MaskName(name.Text);
}
