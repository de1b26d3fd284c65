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
        OneOf("state", Numbers(filter.States));
        OneOf("contentkind", Numbers(filter.Kinds));
        OneOf("contentpriority", Numbers(filter.Priorities));
        OneOf("urgency", Numbers(filter.Urgencies));
        OneOf("risk_level", Numbers(filter.RiskLevels));
        if (filter.DraftedBy is { } drafter)
            And($"drafted_byid = {Add(drafter)}");
    }

    private static int[] Numbers<T>(ImmutableArray<T> values)
        where T : struct, Enum => [.. values.Select(x => Convert.ToInt32(x, CultureInfo.InvariantCulture))];
}
