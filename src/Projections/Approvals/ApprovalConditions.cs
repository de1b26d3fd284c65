using System.Collections.Immutable;
using System.Globalization;

namespace HotDash.Projections.Approvals;

/// <summary>A filter as SQL with positional parameters; <see cref="ApprovalFilter.Holds"/> is the same rule in memory.</summary>
internal sealed class ApprovalConditions
{
    private readonly List<string> _conditions = [];

    public ApprovalConditions(string shop, ApprovalFilter filter)
    {
        And($"tenant_id = {Add(shop)}");
        OneOf("state", filter.States);
        OneOf("contentkind", filter.Kinds);
        OneOf("contentpriority", filter.Priorities);
        OneOf("urgency", filter.Urgencies);
        OneOf("risk_level", filter.RiskLevels);
        if (filter.DraftedBy is { } drafter)
            And($"draftedbyid = {Add(drafter)}");
    }

    public List<object> Values { get; } = [];

    public string Add(object value)
    {
        Values.Add(value);
        return $"${Values.Count.ToString(CultureInfo.InvariantCulture)}";
    }

    public void And(string condition) => _conditions.Add(condition);

    public override string ToString() => string.Join(" and ", _conditions);

    // One value as "=", so that an index that begins with the column gives the rows in order.
    private void OneOf<T>(string column, ImmutableArray<T> values)
        where T : struct, Enum
    {
        if (values is [var only])
            And($"{column} = {Add(Convert.ToInt32(only, CultureInfo.InvariantCulture))}");
        else if (!values.IsEmpty)
            And(
                $"{column} = any({Add(values.Select(x => Convert.ToInt32(x, CultureInfo.InvariantCulture)).ToArray())})"
            );
    }
}
