using System.Globalization;
using System.Security.Cryptography;

namespace HotDash.Api.Hosting.Postgres;

/// <summary>
/// The directory of a private cluster: <c>data</c> (PostgreSQL's own), <c>password</c>, <c>master-keys</c>, <c>log</c>, <c>lock</c>
/// and <c>holder</c>, and <c>connection</c> while it serves.
/// </summary>
internal sealed class ClusterDirectory
{
    private ClusterDirectory(string root, ServerUser? user) => (Root, User) = (root, user);

    public string Root { get; }

    public ServerUser? User { get; }

    public string Data => Path.Combine(Root, "data");

    public string Log => Path.Combine(Root, "log");

    private string PasswordFile => Path.Combine(Root, "password");

    public string Password => File.ReadAllText(PasswordFile).Trim();

    public bool HasPassword => File.Exists(PasswordFile);

    /// <summary>What personal text is sealed under, kept beside the cluster, one key a line, the first one first; made where it is missing.</summary>
    public static string MasterKeysOf(string root)
    {
        var file = Path.Combine(root, "master-keys");
        if (!File.Exists(file))
            WritePrivate(
                file,
                Projections.Storage.Sealing.MasterKeys.Make(
                    $"local-{RandomNumberGenerator.GetHexString(8, lowercase: true)}"
                )
            );
        return string.Join(',', File.ReadAllLines(file).Where(line => line.Length > 0));
    }

    public string ConnectionFile => Path.Combine(Root, ClusterLock.ConnectionFile);

    /// <summary>Opens or makes the directory; refuses one that holds somebody else's files.</summary>
    public static async Task<ClusterDirectory> OpenAsync(string path, CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new LocalPostgresException(
                "On Windows HotDash starts no database of its own: name a server in ConnectionStrings__HotDash."
            );
        }

        path = Path.GetFullPath(path);
        if (
            Directory.Exists(path)
            && Directory.EnumerateFileSystemEntries(path).Any()
            && !File.Exists(Path.Combine(path, ClusterLock.FileName))
        )
        {
            throw new LocalPostgresException(
                $"{path} holds other files. Give the database a directory of its own by HotDash__Postgres__Directory."
            );
        }

        var user = await ServerUser.ForAsync(path, cancellation);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Directory.CreateDirectory(path, Private);
        // The kernel resolves links in what it tells of a process; so must we, to know ours again.
        path = Directory.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        user?.Own(path);
        return new ClusterDirectory(path, user);
    }

    /// <summary>The version that made the cluster; null where there is none yet.</summary>
    public int? Major =>
        File.Exists(Path.Combine(Data, "PG_VERSION")) && File.Exists(Path.Combine(Data, "global", "pg_control"))
            ? int.Parse(File.ReadAllText(Path.Combine(Data, "PG_VERSION")), CultureInfo.InvariantCulture)
            : null;

    /// <summary>Sweeps what an interrupted making left, and sets aside data that is not whole.</summary>
    public void Tidy()
    {
        foreach (var half in Directory.EnumerateDirectories(Root, "making-*"))
        {
            try
            {
                Directory.Delete(half, recursive: true);
            }
            catch (IOException)
            {
                // An initdb that outlived its killed parent still writes there: it is swept at a later start.
            }
        }

        if (Major is null && Directory.Exists(Data))
        {
            Directory.Move(Data, $"{Data}-broken-{Guid.NewGuid():N}");
        }

        if (File.Exists(Log) && new FileInfo(Log).Length > LogLimitBytes)
        {
            File.Move(Log, $"{Log}.1", overwrite: true);
        }
    }

    /// <summary>
    /// Makes the cluster beside its place, with the database in it, and renames it when it is whole: a making that was
    /// interrupted leaves nothing that looks like a cluster.
    /// </summary>
    public async Task MakeAsync(PostgresBinaries binaries, bool fsync, CancellationToken cancellation)
    {
        WritePrivate(PasswordFile, RandomNumberGenerator.GetHexString(48, lowercase: true));
        User?.Own(PasswordFile);
        var making = Path.Combine(Root, $"making-{Guid.NewGuid():N}");
        string[] initdb =
        [
            $"--pgdata={making}",
            $"--username={Superuser}",
            $"--pwfile={PasswordFile}",
            "--auth=scram-sha-256",
            "--locale=C",
            "--encoding=UTF8",
            "--data-checksums",
            .. fsync ? Array.Empty<string>() : ["--no-sync"],
        ];
        await RunAsync(binaries.Initdb, initdb, null, cancellation);
        string[] single = ["--single", "-D", making, .. fsync ? Array.Empty<string>() : ["-F"], "postgres"];
        await RunAsync(binaries.Postgres, single, $"create database {Database}\n", cancellation);
        Directory.Move(making, Data);
    }

    /// <summary>Gives the superuser a new password when the file with the old one is gone.</summary>
    public async Task RestorePasswordAsync(PostgresBinaries binaries, CancellationToken cancellation)
    {
        if (!HasPassword)
        {
            var password = RandomNumberGenerator.GetHexString(48, lowercase: true);
            var sql = $"alter role {Superuser} password '{password}'\n";
            await RunAsync(binaries.Postgres, ["--single", "-D", Data, "postgres"], sql, cancellation);
            WritePrivate(PasswordFile, password);
        }
    }

    public static void WritePrivate(string path, string text)
    {
        File.Delete(path);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using var writer = new StreamWriter(path, options);
        writer.WriteLine(text);
    }

    private async Task RunAsync(string program, string[] arguments, string? input, CancellationToken cancellation)
    {
        var outcome = await ChildProcess.RunAsync(
            program,
            arguments,
            User,
            Root,
            input,
            TimeSpan.FromMinutes(2),
            cancellation
        );
        if (!outcome.Succeeded || outcome.Error.Contains("FATAL", StringComparison.Ordinal))
        {
            var reach = User is null
                ? ""
                : $"\nPostgreSQL runs as user {User.Uid} here, who must be able to reach the directory and the programs: "
                    + "choose another one by HotDash__Postgres__Directory.";
            throw new LocalPostgresException(
                $"The cluster in {Root} cannot be made by {program}: {outcome.Said}{reach}"
            );
        }
    }

    public const string Superuser = "postgres";
    public const string Database = "hotdash";

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const long LogLimitBytes = 16 << 20;
}
