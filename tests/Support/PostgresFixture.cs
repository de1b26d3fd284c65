using System.Globalization;
using HotDash.Api.Hosting.Postgres;
using Npgsql;
using Xunit;

namespace HotDash.Support;

/// <summary>
/// The run's own PostgreSQL cluster, started when the first test asks for a database and deleted at the end; what a run that
/// died left behind is swept first. Register it once an assembly:
/// <c>[assembly: AssemblyFixture(typeof(PostgresFixture))]</c>, or a class of one's own that prepares the template.
/// </summary>
public class PostgresFixture : IAsyncLifetime
{
    private readonly SemaphoreSlim _once = new(1);
    private LocalPostgres? _cluster;
    private string? _template;
    private int _databases;

    /// <summary>The cluster itself, for tests that stop or kill it; such a test uses a fixture of its own.</summary>
    public async Task<LocalPostgres> ClusterAsync()
    {
        await _once.WaitAsync();
        try
        {
            return _cluster ??= await StartAsync();
        }
        finally
        {
            _once.Release();
        }
    }

    /// <summary>A new database with everything that <see cref="PrepareTemplateAsync"/> makes.</summary>
    public async Task<TestDatabase> CreateDatabaseAsync()
    {
        var cluster = await ClusterAsync();
        await _once.WaitAsync();
        try
        {
            _template ??= await MakeTemplateAsync(cluster);
            return await CreateAsync(cluster, _template);
        }
        finally
        {
            _once.Release();
        }
    }

    /// <summary>A new database with nothing in it.</summary>
    public async Task<TestDatabase> CreateEmptyDatabaseAsync() => await CreateAsync(await ClusterAsync(), "template0");

    /// <summary>Makes schema and roles, once a cluster; every database of <see cref="CreateDatabaseAsync"/> is a copy.</summary>
    protected virtual Task PrepareTemplateAsync(string connectionString) => Task.CompletedTask;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _once.Dispose();
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
            Directory.Delete(_cluster.Directory, recursive: true);
        }
    }

    private static async Task<LocalPostgres> StartAsync()
    {
        await TestClusters.SweepAsync();
        return await LocalPostgres.StartAsync(
            new LocalPostgresOptions { Directory = TestClusters.NewDirectory(), Fsync = false }
        );
    }

    private async Task<string> MakeTemplateAsync(LocalPostgres cluster)
    {
        var template = await CreateAsync(cluster, "template0");
        await PrepareTemplateAsync(template.ConnectionString);
        // A database that somebody is connected to cannot be copied.
        await template.CloseToAllAsync();
        return template.Name;
    }

    private async Task<TestDatabase> CreateAsync(LocalPostgres cluster, string template)
    {
        var number = Interlocked.Increment(ref _databases);
        var database = new TestDatabase(
            cluster.ConnectionString,
            string.Create(CultureInfo.InvariantCulture, $"test_{number}")
        );
        await database.ExecuteOnServerAsync($"create database {database.Name} template {template}");
        return database;
    }
}

/// <summary>A database of one test or class, dropped with it.</summary>
public sealed class TestDatabase(string server, string name) : IAsyncDisposable
{
    public string Name { get; } = name;

    /// <summary>For the superuser.</summary>
    public string ConnectionString { get; } =
        new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        await using (var connection = new NpgsqlConnection(ConnectionString))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        await ExecuteOnServerAsync($"drop database if exists {Name} with (force)");
    }

    internal async Task CloseToAllAsync()
    {
        await ExecuteOnServerAsync($"alter database {Name} with allow_connections false");
        await ExecuteOnServerAsync(
            $"select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '{Name}'"
        );
    }

    internal async Task ExecuteOnServerAsync(string sql)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(server) { Pooling = false };
        await using var connection = new NpgsqlConnection(unpooled.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
