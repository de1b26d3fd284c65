using System.Runtime.InteropServices;
using Npgsql;

namespace HotDash.Api.Hosting.Postgres;

/// <summary>
/// A private PostgreSQL cluster of this user: made when it is missing, started with this process, stopped with it, its data
/// kept. Loopback only, by password; one process owns it at a time.
/// </summary>
public sealed class LocalPostgres : IAsyncDisposable
{
    private readonly ClusterDirectory _directory;
    private readonly ClusterLock _lock;
    private readonly PostgresServer _server;
    private readonly List<PosixSignalRegistration> _signals = [];
    private int _disposed;

    private LocalPostgres(ClusterDirectory directory, ClusterLock @lock, PostgresServer server)
    {
        (_directory, _lock, _server) = (directory, @lock, server);
        AppDomain.CurrentDomain.ProcessExit += StopAtExit;
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
        {
            _signals.Add(PosixSignalRegistration.Create(signal, LeaveUnlessHandled));
        }
    }

    /// <summary>
    /// Starts the cluster of a directory. A server that outlived its owner is taken over as it runs; one that died is
    /// started again.
    /// </summary>
    /// <exception cref="ClusterHeldException">Another process owns the directory.</exception>
    /// <exception cref="PostgresBinariesMissingException">There is no PostgreSQL to run.</exception>
    /// <exception cref="LocalPostgresException">The cluster cannot be made or started; the message says why.</exception>
    public static async Task<LocalPostgres> StartAsync(
        LocalPostgresOptions options,
        CancellationToken cancellation = default
    )
    {
        ClusterLock? @lock = null;
        try
        {
            var directory = await ClusterDirectory.OpenAsync(options.Directory, cancellation);
            @lock = ClusterLock.Take(directory.Root, options.Address);
            directory.Tidy();
            var binaries = await PostgresBinaries.FindAsync(options, directory.Major, cancellation);
            if (directory.Major is null)
            {
                await directory.MakeAsync(binaries, options.Fsync, cancellation);
            }

            var server = new PostgresServer(directory, binaries, options);
            await server.StartAsync(cancellation);
            var local = new LocalPostgres(directory, @lock, server);
            ClusterDirectory.WritePrivate(directory.ConnectionFile, local.ConnectionString);
            return local;
        }
        catch (Exception e)
        {
            @lock?.Dispose();
            if (e is UnauthorizedAccessException or IOException)
            {
                throw new LocalPostgresException($"The database in {options.Directory} cannot be used: {e.Message}", e);
            }

            throw;
        }
    }

    public string Directory => _directory.Root;

    /// <summary>The port on 127.0.0.1; stays the same while this object lives, also over a stop and a start.</summary>
    public int Port => _server.Port;

    /// <summary>Whether a server left behind by a killed process was taken over.</summary>
    public bool TookOver => _server.TookOver;

    /// <summary>For the superuser on the product's own database.</summary>
    public string ConnectionString =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = Port,
            Database = ClusterDirectory.Database,
            Username = ClusterDirectory.Superuser,
            Password = _directory.Password,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
            Timezone = "UTC",
        }.ConnectionString;

    /// <summary>What personal text is sealed under, kept beside the cluster and made where it is missing.</summary>
    public string MasterKeys() => ClusterDirectory.MasterKeysOf(_directory.Root);

    /// <summary>Stops the server as an administrator would; the cluster stays this process's own.</summary>
    public Task StopAsync() => Task.Run(_server.Stop);

    /// <summary>Starts the server again, on the same port.</summary>
    public Task StartAgainAsync(CancellationToken cancellation = default) => _server.StartAsync(cancellation);

    /// <summary>Ends the server without warning, as a crash would.</summary>
    public Task KillAsync() => Task.Run(_server.Crash);

    /// <summary>Deletes a cluster that no living process owns, its orphaned server included; false where one is owned.</summary>
    public static async Task<bool> RemoveAsync(string directory, CancellationToken cancellation = default)
    {
        if (!File.Exists(Path.Combine(directory, ClusterLock.FileName)) || ClusterLock.IsHeld(directory))
        {
            return false;
        }

        var opened = await ClusterDirectory.OpenAsync(directory, cancellation);
        if (Postmaster.Read(opened.Data) is { IsAlive: true } orphan)
        {
            await Task.Run(() => orphan.Stop(TimeSpan.FromSeconds(10)), cancellation);
        }

        // Of two that remove it at once, one moves it away; else each would trip over what the other deletes, and leave the rest.
        var going = $"{directory}-going-{Guid.NewGuid():N}";
        System.IO.Directory.Move(directory, going);
        System.IO.Directory.Delete(going, recursive: true);
        return true;
    }

    public async ValueTask DisposeAsync() => await Task.Run(Dispose);

    private void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        AppDomain.CurrentDomain.ProcessExit -= StopAtExit;
        _signals.ForEach(s => s.Dispose());
        _server.Stop();
        File.Delete(_directory.ConnectionFile);
        _lock.Dispose();
    }

    private void StopAtExit(object? sender, EventArgs e) => Dispose();

    /// <summary>
    /// The host's own handler, registered later and so asked earlier, ends the process in good order. Before there is a
    /// host the process would end at once and leave the server behind: so leave by the front door instead.
    /// </summary>
    private static void LeaveUnlessHandled(PosixSignalContext context)
    {
        if (!context.Cancel)
        {
            context.Cancel = true;
            var number = context.Signal switch
            {
                PosixSignal.SIGHUP => 1,
                PosixSignal.SIGINT => 2,
                _ => 15,
            };
            Environment.Exit(128 + number);
        }
    }
}
