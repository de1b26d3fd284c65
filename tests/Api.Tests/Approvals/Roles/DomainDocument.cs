using System.Text.RegularExpressions;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Support;

namespace HotDash.Api.Tests.Approvals.Roles;

/// <summary>docs/domain.md as the tests of roles read it: who may do what, what may be done where, where it leads.</summary>
internal static partial class DomainDocument
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(ContractFile.Root, "docs/domain.md"));

    /// <summary>The table of roles: what may be done, and who may, with the word that narrows it ("own drafts"), else "x".</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<Role, string>> May { get; } =
        Table("| may |")
            .SelectMany(row => Words(row[0]).Select(word => (word, cells: row[1..])))
            .ToDictionary(
                x => x.word,
                x =>
                    (IReadOnlyDictionary<Role, string>)
                        Head("| may |")[1..]
                            .Zip(x.cells)
                            .Where(cell => cell.Second.Length > 0)
                            .ToDictionary(cell => Enum.Parse<Role>(cell.First, true), cell => cell.Second)
            );

    /// <summary>The table of states: for each place, what its own, others, who claimed or decided, and anybody may do there.</summary>
    public static IReadOnlyDictionary<string, string[][]> Where { get; } =
        Table("| where it stands |").ToDictionary(row => row[0], row => row[1..].Select(Words).ToArray());

    /// <summary>The states that the diagram draws.</summary>
    public static IReadOnlySet<ApprovalState> Drawn { get; } =
        Diagram().SelectMany(line => State().Matches(line)).Select(x => Parse(x.Value)).ToHashSet();

    /// <summary>Where an arrow of the diagram leads, by what stands on it.</summary>
    public static IReadOnlyDictionary<string, ApprovalState> Arrows { get; } =
        Diagram()
            .SelectMany(line => Arrow().Matches(line))
            .Select(x => (x.Groups["word"].Value, To: x.Groups["to"].Value))
            .Append(("requestChanges", To: AtTheEndOf("requestChanges")))
            .DistinctBy(x => x.Item1)
            .ToDictionary(x => x.Item1, x => Parse(x.To));

    public static ApprovalState Parse(string state) =>
        Enum.Parse<ApprovalState>(state.Replace("_", "", StringComparison.Ordinal), true);

    /// <summary>The arrow goes back to its left end, and up from there to the state at its tip.</summary>
    private static string AtTheEndOf(string word)
    {
        var lines = Diagram();
        var at = Array.FindIndex(lines, x => x.Contains(word, StringComparison.Ordinal));
        var column = lines[at].IndexOf('+', StringComparison.Ordinal);
        while (!char.IsAsciiLetter(lines[--at][column])) { }
        return State().Matches(lines[at]).Single(x => x.Index <= column && column < x.Index + x.Length).Value;
    }

    private static string[] Diagram() =>
        [
            .. Lines
                .SkipWhile(x => !x.StartsWith("    DRAFT --", StringComparison.Ordinal))
                .TakeWhile(x => x.StartsWith("    ", StringComparison.Ordinal)),
        ];

    private static string[] Head(string start) =>
        Cells(Lines.Single(x => x.StartsWith(start, StringComparison.Ordinal)));

    private static IEnumerable<string[]> Table(string start) =>
        Lines
            .SkipWhile(x => !x.StartsWith(start, StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(x => x.StartsWith('|'))
            .Select(Cells);

    private static string[] Cells(string row) => [.. row.Split('|')[1..^1].Select(x => x.Trim())];

    private static string[] Words(string cell) =>
        Parentheses()
            .Replace(cell, "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"\s*\([^)]*\)")]
    private static partial Regex Parentheses();

    [GeneratedRegex(@"[A-Z]{4,}(_[A-Z]+)*")]
    private static partial Regex State();

    [GeneratedRegex(@"--(?<word>[a-zA-Z ]+)--> (?<to>[A-Z_]+)|(?<word>retry): (?<to>[A-Z_]+)")]
    private static partial Regex Arrow();
}
