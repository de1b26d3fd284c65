using System.Reflection;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace HotDash.House.Tests;

/// <summary>Whoever operates HotDash finds every key in one document, and none that is not there.</summary>
public sealed partial class the_configuration
{
    [Fact]
    public void is_written_down_key_by_key()
    {
        var document = Repository.Read("docs/configuration.md");
        var used = Repository
            .Code("src/")
            .SelectMany(file => Key().Matches(Repository.Read(file)))
            .Select(key => key.Groups[1].Value)
            .Where(key => !key.StartsWith("HotDash:Internal:", StringComparison.Ordinal))
            .Except(Sections().Keys)
            .Concat(Sections().SelectMany(x => x.Value))
            .Distinct();
        var written = Written()
            .Matches(document)
            .Select(key => key.Groups[1].Value.Replace(":0:", ":", StringComparison.Ordinal));

        used.Order().ShouldBe(written.Order());
    }

    /// <summary>Classes of options that are bound as a whole: they name their place, and each property is a key.</summary>
    private static Dictionary<string, string[]> Sections() =>
        Repository
            .Assemblies.SelectMany(x => x.GetTypes())
            .Select(x => (Type: x, Section: x.GetField("Section")?.GetRawConstantValue() as string))
            .Where(x => x.Section is not null)
            .ToDictionary(
                x => x.Section!,
                x =>
                    x.Type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                        .Select(p => $"{x.Section}:{p.Name}")
                        .ToArray()
            );

    [GeneratedRegex("\"(HotDash(?::[A-Z][A-Za-z]+)+)\"")]
    private static partial Regex Key();

    [GeneratedRegex(@"^\| `(HotDash(?::(?:[A-Z][A-Za-z]+|0))+)`", RegexOptions.Multiline)]
    private static partial Regex Written();
}
