using System.Collections.Immutable;
using HotDash.Domain.Approvals;

namespace HotDash.Domain.Tiles;

/// <summary>The limits that the figures and texts of all tiles keep.</summary>
internal static class DataLimits
{
    /// <summary>Characters of a reference or an id.</summary>
    public const int Name = 200;

    /// <summary>Characters of a title.</summary>
    public const int Title = 280;

    /// <summary>Characters of a message.</summary>
    public const int Message = 4000;

    /// <summary>The most that a count may be.</summary>
    public const int MostCounted = 1_000_000_000;

    /// <summary>The most that a measured figure may be.</summary>
    public const double MostMeasured = 1_000_000_000_000;

    /// <summary>A count: 0 to a billion.</summary>
    public static Refusal? Count(int count, params ImmutableArray<string> path) =>
        count is >= 0 and <= MostCounted
            ? null
            : Value("A count is 0 to 1,000,000,000.", "Send what was counted.", path);

    /// <summary>A figure that is never negative: 0 to a trillion.</summary>
    public static Refusal? Measure(double? figure, params ImmutableArray<string> path) =>
        figure is null or (>= 0 and <= MostMeasured)
            ? null
            : Value("This figure is 0 to 1,000,000,000,000.", "Send what was measured.", path);

    /// <summary>A sum of money: 0 to a trillion, in a currency.</summary>
    public static Refusal? Sum(Money money, params ImmutableArray<string> path) =>
        money.Amount is < 0 or > (decimal)MostMeasured
            ? Value("An amount is 0 to 1,000,000,000,000.", "Send what was measured.", [.. path, "amount"])
        : money.Currency is { Length: 3 } currency && currency.All(char.IsAsciiLetterUpper) ? null
        : Value("A currency is three capital letters.", "Send its ISO 4217 code, as EUR.", [.. path, "currency"]);

    /// <summary>A text that says something, of at most so many characters.</summary>
    public static Refusal? Line(string? text, int most, params ImmutableArray<string> path) =>
        string.IsNullOrWhiteSpace(text) ? Value("Not blank.", "Send it.", path) : ContentLimits.Text(text, most, path);

    /// <summary>A text that may be left out.</summary>
    public static Refusal? Maybe(string? text, int most, params ImmutableArray<string> path) =>
        text is null ? null : Line(text, most, path);

    /// <summary>At most so many, each within its own limits.</summary>
    public static Refusal? Each<T>(
        ImmutableArray<T> items,
        int most,
        string field,
        Func<T, ImmutableArray<string>, Refusal?> broken
    ) =>
        items.Length > most
            ? Value($"At most {most} entries; these are {items.Length}.", "Send those that matter most.", field)
            : items.Select((item, i) => broken(item, [field, $"{i}"])).FirstOrDefault(x => x is not null);

    /// <summary>No two with the same name.</summary>
    public static Refusal? Distinct(IEnumerable<string> names, string field) =>
        names.GroupBy(x => x, StringComparer.Ordinal).FirstOrDefault(x => x.Skip(1).Any()) is { } twice
            ? Value($"'{twice.Key}' is there twice.", "Send each once.", field)
            : null;

    /// <summary>One of the values that there are.</summary>
    public static Refusal? Defined<T>(T value, params ImmutableArray<string> path)
        where T : struct, Enum =>
        Enum.IsDefined(value) ? null : Value("There is no such value.", "Send one that the schema names.", path);

    /// <summary>Why not.</summary>
    public static Refusal Value(string message, string nextStep, params ImmutableArray<string> path) =>
        ContentLimits.Value(message, nextStep, path);
}
