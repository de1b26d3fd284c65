using System.Collections.Immutable;
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

    /// <summary>The column holds one of these; any value, where there are none.</summary>
    protected void OneOf<T>(string column, T[] stored)
        where T : notnull
    {
        // One value as "=", so that an index that begins with the column gives the rows in order.
        if (stored is [var only])
            And($"{column} = {Add(only)}");
        else if (stored.Length > 0)
            And($"{column} = any({Add(stored)})");
    }

    protected static string[] Names<T>(ImmutableArray<T> values)
        where T : struct, Enum => [.. values.Select(StoredJson.NameOf)];

    public override string ToString() => string.Join(" and ", _conditions);
}
