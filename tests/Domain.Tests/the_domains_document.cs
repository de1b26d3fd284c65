using System.Text.RegularExpressions;

namespace HotDash.Domain.Tests;

/// <summary>docs/domain.md and these tests name the same rules.</summary>
public class the_domains_document
{
    [Fact]
    public void every_rule_that_is_built_is_named_by_a_test()
    {
        var written = Regex
            .Matches(
                File.ReadAllText(Files.At("docs", "domain.md")),
                @"(?:^|(?<=\. ))R(\d+) (?=[\w`])",
                RegexOptions.Multiline
            )
            .Select(m => int.Parse(m.Groups[1].Value, null))
            .ToHashSet();
        // Those above are of integrations and service levels.
        var built = written.Where(n => n <= 61).Append(73).ToList();

        built.Except(written).ShouldBeEmpty("rules that the document does not have");
        built.Select(n => $"R{n}").Except(Tested).ShouldBeEmpty("rules that no test names");
        Tested.Except(written.Select(n => $"R{n}")).ShouldBeEmpty("rules that tests name and nobody wrote");
    }

    [Fact]
    public void every_code_that_a_refusal_can_have_is_in_it()
    {
        var text = File.ReadAllText(Files.At("docs", "domain.md"));
        Enum.GetNames<ErrorCode>()
            .Select(name => Regex.Replace(name, "(?<=.)([A-Z])", "_$1").ToUpperInvariant())
            .Where(code => !text.Contains($"`{code}`", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    /// <summary>The rules that tests of any project name; what the history holds is proved where there is a database.</summary>
    private static readonly HashSet<string> Tested =
    [
        .. Directory
            .EnumerateFiles(Files.At("tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), @"Trait\(""rule"", ""(R\d+)""\)"))
            .Select(rule => rule.Groups[1].Value),
    ];
}
