using System.Runtime.CompilerServices;
using Shouldly;
using Xunit;

namespace HotDash.House.Tests;

/// <summary>A name says what a thing is; these say only that it is a thing.</summary>
public sealed class the_names
{
    [Fact]
    public void no_type_hides_behind_an_empty_suffix()
    {
        var found =
            from type in Repository.Assemblies.SelectMany(a => a.GetTypes())
            where !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && !IsGenerated(type)
            let name = type.Name.Split('`')[0]
            where Empty.Any(suffix => name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal))
            select type.FullName;

        found.ShouldBeEmpty();
    }

    [Fact]
    public void no_file_does_either()
    {
        var found =
            from file in Repository.Code("src/", "tests/")
            let name = Path.GetFileNameWithoutExtension(file)
            where Empty.Any(suffix => name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal))
            select file;

        found.ShouldBeEmpty();
    }

    [Fact]
    public void a_file_is_read_in_one_sitting()
    {
        var found =
            from file in Repository.Code("src/")
            let lines = Repository.Lines(file).Length
            where lines > MostLines && !LongerByDesign.Contains(file)
            select $"{file}: {lines} lines";

        found.ShouldBeEmpty();
        LongerByDesign.Where(f => !Repository.Has(f)).ShouldBeEmpty("these exceptions are no longer needed");
    }

    /// <summary>What tools generate names its namespace after itself.</summary>
    private static bool IsGenerated(Type type) =>
        type.FullName!.Contains(".Generated", StringComparison.Ordinal)
        || type.FullName.Contains('<', StringComparison.Ordinal);

    private static readonly string[] Empty =
    [
        "Manager",
        "Helper",
        "Helpers",
        "Service",
        "Services",
        "Util",
        "Utils",
        "Dto",
        "Base",
    ];

    private const int MostLines = 250;

    private static readonly string[] LongerByDesign = [];
}
