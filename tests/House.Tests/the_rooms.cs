using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace HotDash.House.Tests;

/// <summary>Who may know whom.</summary>
public sealed class the_rooms
{
    [Fact]
    public void each_knows_only_its_neighbours()
    {
        var found =
            from project in Projects("src")
            from known in References(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension)
            where !Doors[Name(project)].Contains(known)
            select $"{Name(project)} -> {known}";

        found.ShouldBeEmpty();
    }

    [Fact]
    public void each_uses_only_its_neighbours()
    {
        var found =
            from assembly in Repository.Assemblies
            let room = assembly.GetName().Name!["HotDash.".Length..]
            from known in assembly.GetReferencedAssemblies().Select(a => a.Name!)
            where known.StartsWith("HotDash.", StringComparison.Ordinal)
            where !Within(room).Contains(known["HotDash.".Length..])
            select $"{room} -> {known}";

        found.ShouldBeEmpty();
    }

    [Fact]
    public void domain_knows_time_and_nothing_else()
    {
        References("src/Domain/Domain.csproj", "PackageReference").ShouldBe(["NodaTime"]);
        Repository
            .Assemblies.Single(a => a.GetName().Name == "HotDash.Domain")
            .GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(name => name != "NodaTime" && !name.StartsWith("System.", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Fact]
    public void only_tests_know_tests()
    {
        var found =
            from project in Projects("src")
            from known in References(project, "ProjectReference")
            where known.Contains("tests", StringComparison.Ordinal)
            select project;

        found.ShouldBeEmpty();
    }

    [Fact]
    public void the_front_door_is_a_table_of_contents() =>
        Repository.Lines("src/Api/Program.cs").Length.ShouldBeLessThan(40);

    private static IEnumerable<string> Projects(string under) =>
        Repository.Files.Where(f =>
            f.StartsWith($"{under}/", StringComparison.Ordinal) && f.EndsWith(".csproj", StringComparison.Ordinal)
        );

    private static string Name(string project) => Path.GetFileNameWithoutExtension(project);

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Parse(Repository.Read(project)).Descendants(kind).Select(r => r.Attribute("Include")!.Value);

    /// <summary>A neighbour's neighbours, as far as doors are open in one direction.</summary>
    private static HashSet<string> Within(string room)
    {
        HashSet<string> all = [.. Doors[room]];
        foreach (var next in Doors[room])
        {
            all.UnionWith(Within(next));
        }

        return all;
    }

    private static readonly Dictionary<string, string[]> Doors = new()
    {
        ["Domain"] = [],
        ["Application"] = ["Domain"],
        ["Projections"] = ["Domain"],
        ["Integrations"] = ["Domain", "Application"],
        ["Api"] = ["Domain", "Application", "Projections", "Integrations"],
        ["Auditor"] = ["Domain"],
        ["Dashboard"] = [],
    };
}
