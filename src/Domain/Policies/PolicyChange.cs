using System.Collections.Immutable;
using NodaTime;

namespace HotDash.Domain.Policies;

/// <summary>What of a policy is to be another. Only what is named changes.</summary>
public sealed record PolicyChange
{
    /// <summary>When the shop works.</summary>
    public HoursChange? Hours { get; init; }

    /// <summary>From zero to a thousand million, in an ISO 4217 currency.</summary>
    public Money? HighValue { get; init; }

    /// <summary>Zero to a million units.</summary>
    public int? HighQuantity { get; init; }

    /// <summary>The quorums that are to be others, each kind and risk once.</summary>
    public ImmutableArray<QuorumRule> Quorums { get; init; } = [];

    /// <summary>The kinds whose rules are to be others, each once.</summary>
    public ImmutableArray<KindChange> Kinds { get; init; } = [];

    /// <summary>One minute to eight hours.</summary>
    public Duration? ClaimFor { get; init; }

    /// <summary>The ladders that are to be others, each priority once.</summary>
    public ImmutableArray<Ladder> Ladders { get; init; } = [];

    /// <summary>The lists that are to be others, each name once; one without members goes.</summary>
    public ImmutableArray<RecipientList> Lists { get; init; } = [];

    /// <summary>All terms of auto-approval.</summary>
    public AutoApproval? AutoApproval { get; init; }
}
