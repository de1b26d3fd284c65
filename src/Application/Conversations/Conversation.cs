using System.Collections.Immutable;
using HotDash.Domain.Approvals;

namespace HotDash.Application.Conversations;

/// <summary>A conversation as it stands.</summary>
/// <param name="Facts">What decisions keep of it.</param>
/// <param name="Own">
/// The customer's own addresses and numbers, those included that the customer wrote in it: a reply may show them. They are kept in no fact.
/// </param>
public sealed record Conversation(ConversationFacts Facts, ImmutableArray<string> Own);
