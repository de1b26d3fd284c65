using System.Collections.Immutable;
using HotDash.Domain.Approvals;

namespace HotDash.Application.Conversations;

/// <summary>The shop's conversations with its customers, at this moment; near and quick, for it is asked within a turn to write.</summary>
public interface IConversations
{
    /// <summary>What is known of it; null when nothing is.</summary>
    Task<ConversationFacts?> Of(string shop, string conversationRef, CancellationToken cancel);

    /// <summary>The customer's own addresses and numbers, which a reply may show; they are kept in no fact. None where none are known.</summary>
    Task<ImmutableArray<string>> OwnOf(string shop, string conversationRef, CancellationToken cancel) =>
        Task.FromResult<ImmutableArray<string>>([]);
}
