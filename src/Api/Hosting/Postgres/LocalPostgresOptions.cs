namespace HotDash.Api.Hosting.Postgres;

/// <summary>What a private cluster is made of.</summary>
public sealed record LocalPostgresOptions
{
    /// <summary>
    /// Where the cluster lives, kept between runs: a directory of its own, made when it is missing. Defaults to a place in
    /// the user's local data folder, and for root to one that PostgreSQL's own user can reach.
    /// </summary>
    public string Directory { get; init; } = LocalPostgresPaths.DefaultDirectory;

    /// <summary>Where fetched PostgreSQL binaries are kept.</summary>
    public string BinariesCache { get; init; } = LocalPostgresPaths.DefaultBinariesCache;

    /// <summary>Where to look for installed binaries, best first; null stands for the places of this system.</summary>
    public IReadOnlyList<string>? BinariesIn { get; init; }

    /// <summary>The npm client that fetches binaries where none are installed; null stands for the one on PATH.</summary>
    public string? Npm { get; init; }

    /// <summary>Off only where the data may be lost with the machine: in tests.</summary>
    public bool Fsync { get; init; } = true;

    public int MaxConnections { get; init; } = 200;

    /// <summary>What this process serves, told to whoever finds the cluster held by it.</summary>
    public string Address { get; init; } = "an address of its own";

    /// <summary>How long a start may take, crash recovery included.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(2);
}

internal static class LocalPostgresPaths
{
    /// <summary>Root's own home is closed to the user that PostgreSQL runs as, so root keeps its data in the system's.</summary>
    private static string Home =>
        Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows()
            ? "/var/lib/hotdash"
            : Path.Combine(
                Environment.GetFolderPath(
                    Environment.SpecialFolder.LocalApplicationData,
                    Environment.SpecialFolderOption.DoNotVerify
                )
                    is { Length: > 0 } folder
                    ? folder
                    : Path.Combine(Path.GetTempPath(), Environment.UserName),
                "hotdash"
            );

    public static string DefaultDirectory => Path.Combine(Home, "postgres");

    public static string DefaultBinariesCache => Path.Combine(Home, "postgres-binaries");
}
