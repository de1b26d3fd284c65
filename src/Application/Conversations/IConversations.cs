namespace HotDash.Application.Conversations;

/// <summary>The shop's conversations with its customers, at this moment; near and quick, for it is asked within a turn to write.</summary>
public interface IConversations
{
    /// <summary>What is known of it; null when nothing is.</summary>
    Task<Conversation?> Of(string shop, string conversationRef, CancellationToken cancel);
}
