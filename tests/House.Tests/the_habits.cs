using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace HotDash.House.Tests;

/// <summary>What is not done here, found by its text.</summary>
public sealed partial class the_habits
{
    [Fact]
    public void nobody_reads_a_clock_that_was_not_handed_in() =>
        Found(Clock(), "src/Domain/", "src/Application/", "src/Projections/").ShouldBeEmpty();

    [Fact]
    public void domain_decides_without_io_chance_or_waiting() => Found(Effect(), "src/Domain/").ShouldBeEmpty();

    [Fact]
    public void tests_wait_for_conditions_and_never_sleep() =>
        Found(Sleep(), "tests/")
            .Where(f => !MayPace.Any(p => f.StartsWith(p, StringComparison.Ordinal)))
            .ShouldBeEmpty();

    [Fact]
    public void tests_test() => Found(Pretence(), "tests/").ShouldBeEmpty();

    [Fact]
    public void nothing_is_left_for_later() => Found(Later(), "src/", "tests/").ShouldBeEmpty();

    [Fact]
    public void every_public_type_of_domain_says_what_it_is()
    {
        var described = new HashSet<string>();
        var found = new Dictionary<string, string>();
        foreach (var file in Repository.Code("src/Domain/"))
        {
            var lines = Repository.Lines(file);
            for (var i = 0; i < lines.Length; i++)
            {
                if (PublicType().Match(lines[i]) is not { Success: true } type)
                {
                    continue;
                }

                var name = type.Groups["name"].Value;
                var above = lines[..i].Reverse().SkipWhile(l => l.TrimStart().StartsWith('[')).FirstOrDefault("");
                if (above.TrimStart().StartsWith("///", StringComparison.Ordinal))
                {
                    described.Add(name);
                }

                found.TryAdd(name, file);
            }
        }

        found.Where(t => !described.Contains(t.Key)).Select(t => $"{t.Value}: {t.Key}").ShouldBeEmpty();
    }

    private static string[] Found(Regex what, params string[] under) =>
        [
            .. from file in Repository.Code(under)
            where file != ThisFile
            from line in Repository.Lines(file).Select((text, index) => (text, number: index + 1))
            where what.IsMatch(line.text) && !line.text.TrimStart().StartsWith("//", StringComparison.Ordinal)
            select $"{file}:{line.number}: {line.text.Trim()}",
        ];

    private const string ThisFile = "tests/House.Tests/the_habits.cs";

    /// <summary>Where time is the subject: the one waiting loop, and load that is paced.</summary>
    private static readonly string[] MayPace = ["tests/Support/Eventually.cs", "tests/Benchmarks/"];

    [GeneratedRegex(@"\b(DateTime|DateTimeOffset)\.(Now|UtcNow|Today)\b|\bSystemClock\b|\bTimeProvider\.System\b")]
    private static partial Regex Clock();

    [GeneratedRegex(
        @"\b(Task|ValueTask|async|await|IClock|Random|HttpClient)\b|\bEnvironment\.|\bGuid\.(NewGuid|CreateVersion7)|\bFile\."
    )]
    private static partial Regex Effect();

    [GeneratedRegex(@"\bTask\.Delay\b|\bThread\.Sleep\b")]
    private static partial Regex Sleep();

    [GeneratedRegex(@"Assert\.True\(true|ShouldBeTrue\(\)\s*;\s*//|\bSkip\s*=\s*""|Assert\.Skip")]
    private static partial Regex Pretence();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex Later();

    [GeneratedRegex(
        @"^\s*public (?:(?:sealed|static|abstract|readonly|partial|ref) )*(?:record struct|record class|record|class|struct|interface|enum) (?<name>\w+)"
    )]
    private static partial Regex PublicType();
}
