using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace HotDash.Api.Hosting.Postgres;

/// <summary>Starts and stops the server of a cluster directory, always on one port once it has run.</summary>
internal sealed class PostgresServer(
    ClusterDirectory directory,
    PostgresBinaries binaries,
    LocalPostgresOptions options
)
{
    public int Port { get; private set; }

    public bool TookOver { get; private set; }

    public async Task StartAsync(CancellationToken cancellation)
    {
        if (Running() is { } orphan)
        {
            var ready = await Task.Run(
                () => Wait.Until(() => Running() is null or { IsReady: true }, Patience),
                cancellation
            );
            if (ready && directory.HasPassword && Running() is { } usable)
            {
                (Port, TookOver) = (usable.Port, true);
                return;
            }

            await Task.Run(() => orphan.Stop(Patience), cancellation);
        }

        Postmaster.ForgetDead(directory.Data);
        await directory.RestorePasswordAsync(binaries, cancellation);
        await StartOnFreePortAsync(cancellation);
    }

    public void Stop() => Running()?.Stop(Patience);

    public void Crash() => Postmaster.Read(directory.Data)?.Crash(Patience);

    private Postmaster? Running() => Postmaster.Read(directory.Data) is { IsAlive: true } running ? running : null;

    private async Task StartOnFreePortAsync(CancellationToken cancellation)
    {
        var kept = Port != 0;
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            Port = kept ? Port : FreePort();
            var said = File.Exists(directory.Log) ? new FileInfo(directory.Log).Length : 0;
            var seconds = options.StartTimeout.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
            var start = await RunPgCtlAsync(
                ["start", "--wait", $"--timeout={seconds}", $"--log={directory.Log}", $"--options={Settings()}"],
                cancellation
            );
            if (start.Succeeded)
            {
                return;
            }

            var log = LogSince(said);
            if (!IsPassing(log) || Stopwatch.GetElapsedTime(since) > Patience)
            {
                Stop();
                throw new LocalPostgresException(
                    $"PostgreSQL {binaries.Major} ({binaries.Folder}) does not start in {directory.Root}: {log}\n{start.Said}"
                );
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellation);
        }
    }

    /// <summary>
    /// The port was taken since it was looked at; or a server was killed, and its children, who go a moment later, still
    /// hold its shared memory.
    /// </summary>
    private static bool IsPassing(string log) =>
        log.Contains("could not bind", StringComparison.Ordinal)
        || log.Contains("still in use", StringComparison.Ordinal);

    private Task<ChildProcess.Outcome> RunPgCtlAsync(string[] arguments, CancellationToken cancellation) =>
        ChildProcess.RunAsync(
            binaries.PgCtl,
            [.. arguments, $"--pgdata={directory.Data}", "--silent"],
            directory.User,
            directory.Root,
            timeout: options.StartTimeout + Patience,
            cancellation: cancellation
        );

    private string Settings()
    {
        Dictionary<string, string> settings = new()
        {
            ["listen_addresses"] = "127.0.0.1",
            ["port"] = Port.ToString(CultureInfo.InvariantCulture),
            ["unix_socket_directories"] = "",
            ["max_connections"] = options.MaxConnections.ToString(CultureInfo.InvariantCulture),
            ["jit"] = "off", // statements here are short; compiling them costs more than running them
            // A table that was small when its statements were planned is planned anew once it has grown.
            ["autovacuum_naptime"] = "5s",
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
            // Statements and their details carry what customers wrote: neither belongs in a log.
            ["log_min_error_statement"] = "panic",
            ["log_error_verbosity"] = "terse",
        };
        if (!options.Fsync)
        {
            settings["fsync"] = settings["full_page_writes"] = "off";
            // In files of the cluster's own: one that is killed and deleted leaves nothing in the system's shared memory.
            settings["dynamic_shared_memory_type"] = "mmap";
        }

        return string.Join(' ', settings.Select(s => $"-c {s.Key}={s.Value}"));
    }

    /// <summary>A port below those that the system hands to outgoing connections, so that a stopped server finds its own free.</summary>
    private static int FreePort()
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var port = RandomNumberGenerator.GetInt32(20_000, 32_000);
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // taken: try another
            }
        }

        throw new LocalPostgresException("There is no free port between 20000 and 32000 on 127.0.0.1.");
    }

    private string LogSince(long position)
    {
        if (!File.Exists(directory.Log))
        {
            return "";
        }

        using var log = File.OpenRead(directory.Log);
        log.Position = Math.Min(position, log.Length);
        using var reader = new StreamReader(log);
        return reader.ReadToEnd().Trim();
    }

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
}
