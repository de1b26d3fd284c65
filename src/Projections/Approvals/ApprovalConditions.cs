using System.Collections.Immutable;
using System.Globalization;
using HotDash.Projections.Storage;

namespace HotDash.Projections.Approvals;

/// <summary>A filter as SQL with positional parameters; <see cref="ApprovalFilter.Holds"/> is the same rule in memory.</summary>
internal sealed class ApprovalConditions : SqlConditions
{
    public ApprovalConditions(string shop, ApprovalFilter filter)
    {
        And($"tenant_id = {Add(shop)}");
        OneOf("state", filter.States);
        OneOf("contentkind", filter.Kinds);
        OneOf(ApprovalKeys.RankOfPriority, [.. filter.Priorities.Select(ApprovalKeys.RankOf)]);
        OneOf("urgency", filter.Urgencies);
        OneOf("risk_level", filter.RiskLevels);
        if (filter.DraftedBy is { } drafter)
            And($"drafted_byid = {Add(drafter)}");
    }

    private void OneOf<T>(string column, ImmutableArray<T> values)
        where T : struct, Enum =>
        OneOf(column, values.Select(x => Convert.ToInt32(x, CultureInfo.InvariantCulture)).ToImmutableArray());

    // As literals, so that the plan knows how rare they are; in order and once each, so that the statements stay few.
    private void OneOf(string column, ImmutableArray<int> numbers)
    {
        if (!numbers.IsEmpty)
            And($"{column} in ({string.Join(", ", numbers.Distinct().Order())})");
    }
}
