using System.Globalization;

namespace HotDash.Projections.Storage;

/// <summary>Conditions of a statement, all of which must hold, with positional parameters.</summary>
internal class SqlConditions
{
    private readonly List<string> _conditions = [];

    public List<object> Values { get; } = [];

    public string Add(object value)
    {
        Values.Add(value);
        return $"${Values.Count.ToString(CultureInfo.InvariantCulture)}";
    }

    public void And(string condition) => _conditions.Add(condition);

    public override string ToString() => string.Join(" and ", _conditions);
}
