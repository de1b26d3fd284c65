using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace HotDash.House.Tests;

/// <summary>What is promised to others lies in files; what concerns this machine alone does not.</summary>
public sealed partial class the_contracts
{
    [Theory]
    [InlineData("src/Domain/Approvals/ApprovalEvents.cs", "schema/events")]
    [InlineData("src/Projections/Storage/SchemaMigration.cs", "schema/postgres")]
    [InlineData("src/Application/Approvals/SubmitApproval.cs", "schema/tools")]
    [InlineData("src/Api/GraphQL/Approvals", "schema/graphql/schema.graphql")]
    [InlineData("src/Api/GraphQL/Engine/TrustedDocuments.cs", "schema/graphql/operations/manifest.json")]
    [InlineData("src/Api/Hosting", "docs/configuration.md")]
    public void where_there_is_code_its_contract_is_a_file(string code, string contract) =>
        Missing(code, contract).ShouldBeEmpty();

    [Fact]
    public void a_name_that_leads_nowhere_is_found() =>
        Missing("src/Api", "src/Api/Nowhere.cs", "src/Ap", "schema/graphql/schema.graphql")
            .ShouldBe(["src/Api/Nowhere.cs", "src/Ap"]);

    private static IEnumerable<string> Missing(params string[] named) => named.Where(path => !Repository.Has(path));

    [Fact]
    public void stored_facts_are_named_with_their_version()
    {
        Repository
            .Files.Where(f => f.StartsWith("schema/events/", StringComparison.Ordinal))
            .Where(f => !EventFile().IsMatch(f))
            .ShouldBeEmpty();
    }

    [Fact]
    public void no_file_speaks_of_the_machine_it_was_written_on()
    {
        var found =
            from file in Repository.Files
            where !Binary.Contains(Path.GetExtension(file)) && file != ThisFile
            from line in Repository.Lines(file).Select((text, index) => (text, number: index + 1))
            where MachinePath().IsMatch(line.text) || Registry().IsMatch(line.text)
            select $"{file}:{line.number}: {line.text.Trim()}";

        found.ShouldBeEmpty();
    }

    [Fact]
    public void no_file_chooses_a_package_registry() =>
        Repository.Files.Where(f => RegistryFiles.Contains(Path.GetFileName(f).ToLowerInvariant())).ShouldBeEmpty();

    [Fact]
    public void no_lock_file_says_where_packages_lie() =>
        Repository
            .Files.Where(f => Path.GetFileName(f) == "package-lock.json")
            .Where(f => Repository.Read(f).Contains("\"resolved\"", StringComparison.Ordinal))
            .ShouldBeEmpty("write it anew by `npm run lock`");

    [Fact]
    public void workflows_run_what_was_reviewed_and_may_only_read()
    {
        foreach (
            var workflow in Repository.Files.Where(f => f.StartsWith(".github/workflows/", StringComparison.Ordinal))
        )
        {
            var text = Repository.Read(workflow);
            Uses().Matches(text).Select(m => m.Value).Where(u => !Pinned().IsMatch(u)).ShouldBeEmpty(workflow);
            text.ShouldContain("permissions:\n  contents: read\n");
            text.ShouldNotContain(": write");
        }
    }

    private const string ThisFile = "tests/House.Tests/the_contracts.cs";

    private static readonly string[] RegistryFiles = ["nuget.config", ".npmrc", ".yarnrc", "pip.conf"];

    private static readonly string[] Binary = [".png", ".ico", ".woff2", ".jpg", ".gz"];

    [GeneratedRegex(@"^schema/events/[a-z0-9_]+\.v\d+\.json$")]
    private static partial Regex EventFile();

    [GeneratedRegex(@"(?<![\w.\-])/(work|root|home|Users|tmp/[a-z]+)/\w")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"https?://[^\s""'/]*(registry|artifactory|nexus|jfrog|mirror|proxy|pkgs)\b(?<!registry\.npmjs)")]
    private static partial Regex Registry();

    [GeneratedRegex(@"uses:\s*\S+")]
    private static partial Regex Uses();

    [GeneratedRegex(@"@[0-9a-f]{40}$")]
    private static partial Regex Pinned();
}
