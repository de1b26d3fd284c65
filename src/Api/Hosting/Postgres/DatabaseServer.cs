using HotDash.Api.Hosting.Sealing;

namespace HotDash.Api.Hosting.Postgres;

/// <summary>The database that this process works on: the configured server, or else a private cluster that it owns.</summary>
public sealed class DatabaseServer : IAsyncDisposable
{
    private readonly bool _sealingIsConfigured;

    private DatabaseServer(string connectionString, LocalPostgres? local, bool sealingIsConfigured = true) =>
        (ConnectionString, Private, _sealingIsConfigured) = (connectionString, local, sealingIsConfigured);

    /// <summary>For a login that may create roles and schema.</summary>
    public string ConnectionString { get; }

    /// <summary>
    /// The address as command-line arguments, for the host that is built on this database; with what seals the private cluster's
    /// personal text, where nothing else was configured.
    /// </summary>
    public string[] Arguments =>
        [
            $"--ConnectionStrings:HotDash={ConnectionString}",
            .. Private is not null && !_sealingIsConfigured
                ? [$"--{SealingHosting.Key}={Private.MasterKeys()}"]
                : Array.Empty<string>(),
        ];

    /// <summary>The cluster of this process's own; null on a configured server, where nothing is simulated.</summary>
    public LocalPostgres? Private { get; }

    /// <summary>
    /// Reads <c>ConnectionStrings:HotDash</c>; where it is not set, starts the cluster of <c>HotDash:Postgres:Directory</c>.
    /// Dispose it last: it stops the cluster.
    /// </summary>
    /// <exception cref="LocalPostgresException">There is no database to work on; the message is for a person to read.</exception>
    public static async Task<DatabaseServer> OpenAsync(
        IConfiguration configuration,
        string address,
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

        var local = await LocalPostgres.StartAsync(options, cancellation);
        return new DatabaseServer(local.ConnectionString, local, configuration.HasMasterKeys());
    }

    public ValueTask DisposeAsync() => Private?.DisposeAsync() ?? ValueTask.CompletedTask;
}
