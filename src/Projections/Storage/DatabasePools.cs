using System.Diagnostics;
using Npgsql;

namespace HotDash.Projections.Storage;

/// <summary>
/// The two pools of connections. Both log in as the configured login and take their role by a startup option, so that
/// what a reset connection falls back to is that role and never the login itself.
/// </summary>
public sealed class DatabasePools : IAsyncDisposable
{
    /// <param name="connectionString">A login that may create roles and the schema, in Npgsql's form.</param>
    public DatabasePools(string connectionString)
    {
        Owner = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Timezone = "UTC",
            Pooling = false,
            // An index on a table that has grown takes its time.
            CommandTimeout = 0,
            ApplicationName = "hotdash-owner",
            IncludeErrorDetail = false,
        }.ConnectionString;
        App = Pool(connectionString, DatabaseRoles.App, AppConnections, WaitsShortForLocks);
        Projector = Pool(connectionString, DatabaseRoles.Projector, ProjectorConnections);
    }

    /// <summary>Requests, commands and live executions: sees the rows of the shop that the connection was opened for.</summary>
    public NpgsqlDataSource App { get; }

    /// <summary>The journal's follower and Wolverine's durability: sees all shops.</summary>
    public NpgsqlDataSource Projector { get; }

    /// <summary>The login's own connection string, for the schema alone.</summary>
    public string Owner { get; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Projector.DisposeAsync();
    }

    private static NpgsqlDataSource Pool(string connectionString, string role, int connections, string also = "")
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Timezone = "UTC",
            MaxPoolSize = connections,
            ApplicationName = role,
            // Details of errors quote the values that failed: personal data, in a log.
            IncludeErrorDetail = false,
            // The same few statements over and over: parsed and planned once a connection.
            MaxAutoPrepare = 100,
        };
        // Their plans do not hang on the values (what they do hang on, conditions write out): to plan each time anew would
        // cost more than most of them.
        settings.Options = $"{settings.Options} -c role={role} -c plan_cache_mode=force_generic_plan{also}".TrimStart();
        var pool = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        pool.UseNodaTime();
        // What polls does so all day: only what somebody asked for is traced.
        pool.ConfigureTracing(spans =>
            spans
                .ConfigureCommandFilter(_ => Activity.Current is not null)
                .ConfigureBatchFilter(_ => Activity.Current is not null)
                .EnablePhysicalOpenTracing(false)
        );
        return pool.Build();
    }

    // Commands hold a turn while they wait: a lock that somebody outside keeps must not keep all of them. What works for all shops
    // holds nobody up, and waits.
    private const string WaitsShortForLocks = " -c lock_timeout=300ms";

    // Two processes on one server with PostgreSQL's default of 100 connections must fit.
    private const int AppConnections = 30;
    private const int ProjectorConnections = 12;
}
