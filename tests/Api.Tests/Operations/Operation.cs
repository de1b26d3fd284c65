using System.Text.RegularExpressions;
using HotDash.Support;

namespace HotDash.Api.Tests.Operations;

/// <summary>A file of schema/graphql/operations.</summary>
/// <param name="Name">The operation's name, and the file's.</param>
/// <param name="Kind">query, mutation or subscription.</param>
/// <param name="Text">The document, to the letter.</param>
public sealed partial record Operation(string Name, string Kind, string Text)
{
    public const string Folder = "schema/graphql/operations";

    public static readonly IReadOnlyList<Operation> All =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(ContractFile.Root, Folder), "*.graphql")
            .Order(StringComparer.Ordinal)
            .Select(file => Of(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file))),
    ];

    public static Operation Named(string name) => All.Single(x => x.Name == name);

    public override string ToString() => Name;

    private static Operation Of(string file, string text) =>
        Head().Match(text) is { Success: true } head && head.Groups["name"].Value == file
            ? new(file, head.Groups["kind"].Value, text)
            : throw new InvalidOperationException($"{file}.graphql does not begin with an operation of its name.");

    [GeneratedRegex(@"^(?<kind>query|mutation|subscription) (?<name>\w+)")]
    private static partial Regex Head();
}
