using HotDash.Api.Hosting.Sealing;

namespace HotDash.Api.Hosting.Postgres;

/// <summary>The database that this process works on: the configured server, or else a private cluster that it owns.</summary>
public sealed class DatabaseServer : IAsyncDisposable
{
    private readonly string? _masterKeys;

    private DatabaseServer(string connectionString, LocalPostgres? local, string? masterKeys = null) =>
        (ConnectionString, Private, _masterKeys) = (connectionString, local, masterKeys);

    /// <summary>For a login that may create roles and schema.</summary>
    public string ConnectionString { get; }

    /// <summary>
    /// The address as command-line arguments, for the host that is built on this database; with what seals the private cluster's
    /// personal text, where nothing else was configured.
    /// </summary>
    public string[] Arguments =>
        [
            $"--ConnectionStrings:HotDash={ConnectionString}",
            .. _masterKeys is not null ? [$"--{SealingHosting.Key}={_masterKeys}"] : Array.Empty<string>(),
        ];

    /// <summary>The cluster of this process's own; null on a configured server, where nothing is simulated.</summary>
    public LocalPostgres? Private { get; }

    /// <summary>
    /// Reads <c>ConnectionStrings:HotDash</c>; where it is not set, starts the cluster of <c>HotDash:Postgres:Directory</c>.
    /// Dispose it last: it stops the cluster.
    /// </summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="address">What this process will serve.</param>
    /// <param name="beside">Whether a cluster that another process owns will do: then it is used as that one serves it.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="LocalPostgresException">There is no database to work on; the message is for a person to read.</exception>
    public static async Task<DatabaseServer> OpenAsync(
        IConfiguration configuration,
        string address,
        bool beside = false,
        CancellationToken cancellation = default
    )
    {
        if (configuration.GetConnectionString("HotDash") is { Length: > 0 } configured)
        {
            return new DatabaseServer(DatabaseAddress.Parse(configured).ConnectionString, null);
        }

        var options = new LocalPostgresOptions { Address = address };
        if (configuration["HotDash:Postgres:Directory"] is { Length: > 0 } directory)
        {
            options = options with { Directory = directory };
        }

        var connection = Path.Combine(options.Directory, ClusterLock.ConnectionFile);
        try
        {
            var local = await LocalPostgres.StartAsync(options, cancellation);
            return new DatabaseServer(local.ConnectionString, local, MasterKeys());
        }
        catch (ClusterHeldException) when (beside && File.Exists(connection))
        {
            var served = await File.ReadAllTextAsync(connection, cancellation);
            return new DatabaseServer(served.Trim(), null, MasterKeys());
        }

        string? MasterKeys() => configuration.HasMasterKeys() ? null : ClusterDirectory.MasterKeysOf(options.Directory);
    }

    public ValueTask DisposeAsync() => Private?.DisposeAsync() ?? ValueTask.CompletedTask;
}
