namespace HotDash.Domain.Tests;

/// <summary>The repository's own files, found upwards from where the tests run.</summary>
internal static class Files
{
    public static string At(params string[] path) => Path.Combine([Root, .. path]);

    private static readonly string Root = Upwards(AppContext.BaseDirectory)
        .First(d => File.Exists(Path.Combine(d, "HotDash.sln")));

    private static IEnumerable<string> Upwards(string directory)
    {
        for (var d = new DirectoryInfo(directory); d is not null; d = d.Parent)
            yield return d.FullName;
    }
}
