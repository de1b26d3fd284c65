using System.Diagnostics;
using System.Reflection;

namespace HotDash.House.Tests;

/// <summary>The files of this repository, as the rules look at them; paths are relative to its root, with slashes.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>What is committed, or would be: ignored files are left out.</summary>
    public static IReadOnlyList<string> Files { get; } = ListFiles();

    /// <summary>Written code; what a tool generated is not held to the rules of writing.</summary>
    public static IEnumerable<string> Code(params string[] under) =>
        Files
            .Where(f =>
                f.EndsWith(".cs", StringComparison.Ordinal)
                && !f.Contains("/Internal/Generated/", StringComparison.Ordinal)
            )
            .Where(f => under.Any(u => f.StartsWith(u, StringComparison.Ordinal)));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    public static bool Has(string path) =>
        Files.Any(f => f == path || f.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal));

    /// <summary>The product's own assemblies.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } =
    [.. Directory.GetFiles(AppContext.BaseDirectory, "HotDash.*.dll").Where(IsProduct).Select(Assembly.LoadFrom)];

    private static bool IsProduct(string path) =>
        Directory.Exists(Path.Combine(Root, "src", Path.GetFileNameWithoutExtension(path)["HotDash.".Length..]));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "HotDash.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    private static string[] ListFiles()
    {
        var start = new ProcessStartInfo("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        // Root may look at a checkout of another user.
        start.Environment["GIT_CONFIG_COUNT"] = "1";
        start.Environment["GIT_CONFIG_KEY_0"] = "safe.directory";
        start.Environment["GIT_CONFIG_VALUE_0"] = "*";
        using var git = Process.Start(start)!;
        var listed = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return
        [
            .. listed.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(f => File.Exists(Path.Combine(Root, f))),
        ];
    }
}
