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
        OneOf("contentpriority", filter.Priorities);
        OneOf("urgency", filter.Urgencies);
        OneOf("risk_level", filter.RiskLevels);
        if (filter.DraftedBy is { } drafter)
            And($"drafted_byid = {Add(drafter)}");
    }

    // As literals, so that the plan knows how rare they are; in order and once each, so that the statements stay few.
    private void OneOf<T>(string column, ImmutableArray<T> values)
        where T : struct, Enum
    {
        var numbers = values.Select(x => Convert.ToInt32(x, CultureInfo.InvariantCulture)).Distinct().Order();
        if (!values.IsEmpty)
            And($"{column} in ({string.Join(", ", numbers)})");
    }
}
