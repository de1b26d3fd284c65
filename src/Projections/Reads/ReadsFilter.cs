using System.Collections.Immutable;
using HotDash.Projections.Storage;
using NodaTime;

namespace HotDash.Projections.Reads;

/// <summary>Which traces of use are asked for; nulls and empty lists ask for all.</summary>
/// <param name="Actor">Who read.</param>
/// <param name="ApprovalId">Whose text or history it was, by its key.</param>
/// <param name="Kinds">What was read: one of these at least.</param>
/// <param name="Stages">How far it had come.</param>
/// <param name="From">Not before.</param>
/// <param name="To">Before.</param>
public sealed record ReadsFilter(
    string? Actor,
    string? ApprovalId,
    ImmutableArray<ReadKind> Kinds,
    ImmutableArray<ReadStage> Stages,
    Instant? From,
    Instant? To
)
{
    /// <summary>Everything in the shop.</summary>
    public static readonly ReadsFilter All = new(null, null, [], [], null, null);
}

/// <summary>It as SQL with positional parameters.</summary>
internal sealed class ReadsConditions : SqlConditions
{
    public ReadsConditions(string shop, ReadsFilter filter)
    {
        And($"shop = {Add(shop)}");
        if (filter.Actor is { } actor)
            And($"actor_id = {Add(actor)}");
        if (filter.ApprovalId is { } approval)
            And($"{Add(approval)} = any(approvals)");
        if (!filter.Kinds.IsEmpty)
            And($"kinds && {Add(Names(filter.Kinds))}");
        OneOf("stage", Names(filter.Stages));
        if (filter.From is { } from)
            And($"at >= {Add(from)}");
        if (filter.To is { } to)
            And($"at < {Add(to)}");
    }
}
