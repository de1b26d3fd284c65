using System.Globalization;
using System.Text.RegularExpressions;

namespace HotDash.Api.Hosting.Postgres;

/// <summary>A folder with <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c> of one version.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    public string Initdb => Path.Combine(Folder, "initdb");

    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    public string Postgres => Path.Combine(Folder, "postgres");

    /// <summary>
    /// The binaries to use: those of <paramref name="major"/> where a cluster exists already, else the first installed ones
    /// that are new enough, else fetched ones.
    /// </summary>
    public static async Task<PostgresBinaries> FindAsync(
        LocalPostgresOptions options,
        int? major,
        CancellationToken cancellation
    )
    {
        var seen = new List<PostgresBinaries>();
        foreach (
            var folder in (options.BinariesIn ?? InstalledIn()).Concat(NpmPostgres.FetchedIn(options.BinariesCache))
        )
        {
            if (await AtAsync(folder, cancellation) is not { } found)
            {
                continue;
            }

            if (found.Major == (major ?? found.Major) && found.Major >= Oldest)
            {
                return found;
            }

            seen.Add(found);
        }

        if (major is null or NpmPostgres.Major)
        {
            var fetched = await NpmPostgres.FetchAsync(options, cancellation);
            return await AtAsync(fetched, cancellation)
                ?? throw new PostgresBinariesMissingException($"The binaries fetched into {fetched} do not run here.");
        }

        var versions = seen.Count == 0 ? "none" : string.Join(", ", seen.Select(b => $"{b.Major} in {b.Folder}"));
        throw new PostgresBinariesMissingException(
            $"The cluster in {options.Directory} was made by PostgreSQL {major}, and its binaries are gone (found: {versions}). "
                + $"Install PostgreSQL {major} again, or choose another directory by HotDash__Postgres__Directory."
        );
    }

    /// <summary>The binaries in a folder, or null where there are none that run.</summary>
    public static async Task<PostgresBinaries?> AtAsync(string folder, CancellationToken cancellation)
    {
        var binaries = new PostgresBinaries(folder, 0);
        if (!File.Exists(binaries.Initdb) || !File.Exists(binaries.PgCtl) || !File.Exists(binaries.Postgres))
        {
            return null;
        }

        var answer = await ChildProcess.TryRunAsync(binaries.Postgres, ["--version"], cancellation: cancellation);
        var version = Version().Match(answer?.Output ?? "");
        return version.Success
            ? binaries with
            {
                Major = int.Parse(version.Groups[1].ValueSpan, CultureInfo.InvariantCulture),
            }
            : null;
    }

    private static IEnumerable<string> InstalledIn()
    {
        if (Programs.Find("initdb") is { } initdb)
        {
            // Links on PATH lead to the folder where all three lie.
            yield return Path.GetDirectoryName(
                File.ResolveLinkTarget(initdb, returnFinalTarget: true)?.FullName ?? initdb
            )!;
        }

        foreach (var root in (string[])["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"])
        {
            var found = Directory.Exists(root) ? Directory.EnumerateDirectories(root) : [];
            foreach (
                var folder in found
                    .Select(path => (Path: path, Name: VersionedFolder().Match(Path.GetFileName(path))))
                    .Where(f => f.Name.Success)
                    .OrderByDescending(f => int.Parse(f.Name.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            )
            {
                yield return Path.Combine(folder.Path, "bin");
            }
        }

        foreach (var folder in (string[])["/usr/pgsql/bin", "/usr/local/pgsql/bin", "/usr/bin"])
        {
            yield return folder;
        }
    }

    /// <summary>Older ones lack what the schema uses.</summary>
    private const int Oldest = 15;

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex Version();

    [GeneratedRegex(@"^(?:postgresql@)?(\d+)$")]
    private static partial Regex VersionedFolder();
}
