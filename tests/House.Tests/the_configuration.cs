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
            .Distinct();
        var written = Written().Matches(document).Select(key => key.Groups[1].Value);

        used.Order().ShouldBe(written.Order());
    }

    [GeneratedRegex("\"(HotDash(?::[A-Z][A-Za-z]+)+)\"")]
    private static partial Regex Key();

    [GeneratedRegex(@"^\| `(HotDash(?::[A-Z][A-Za-z]+)+)`", RegexOptions.Multiline)]
    private static partial Regex Written();
}
