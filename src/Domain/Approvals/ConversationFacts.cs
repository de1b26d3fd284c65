using System.Collections.Immutable;
using HotDash.Domain.Conversations;

namespace HotDash.Domain.Approvals;

/// <summary>What was known of the conversation when it mattered; stored in the event that used it.</summary>
/// <param name="LastMessage">The id of its newest message; null when it has none.</param>
/// <param name="Triggers">What makes it delicate.</param>
/// <param name="Severity">R19: how delicate; null where earlier versions did not say.</param>
public sealed record ConversationFacts(
    string? LastMessage,
    ImmutableArray<EscalationTrigger> Triggers,
    Severity? Severity = null
);
