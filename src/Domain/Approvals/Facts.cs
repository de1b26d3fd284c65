using System.Collections.Immutable;
using HotDash.Domain.Policies;
using NodaTime;

namespace HotDash.Domain.Approvals;

/// <summary>What a decision is handed, since it never looks anything up.</summary>
/// <param name="Now">max(clock, the stream's last <c>at</c>), truncated to microseconds.</param>
/// <param name="Caller">Who asks, with the roles of this moment.</param>
/// <param name="Policy">The shop's policy of this moment.</param>
/// <param name="Conversation">What is known of the approval's conversation; null when it has none, or none is known.</param>
public sealed record Facts(Instant Now, Caller Caller, ApprovalPolicy Policy, ConversationFacts? Conversation = null)
{
    /// <summary>Addresses and numbers of whom a reply is for: it may show them, and they are kept in no fact. Default none.</summary>
    public ImmutableArray<string> RecipientsOwn { get; init; } = [];
}

/// <summary>R22: what the dispatcher checks again.</summary>
/// <param name="EffectsHeld">Whether a manager holds the shop's effects (R24).</param>
/// <param name="ApproversRoles">The present roles of each approver, by actor id; who is no member any more has none.</param>
/// <param name="IsTrusted">R26: whether the drafting agent is trusted now, for what the policy approved.</param>
public sealed record DispatchFacts(
    bool EffectsHeld,
    ImmutableDictionary<string, ImmutableHashSet<Role>> ApproversRoles,
    bool IsTrusted = false
);
