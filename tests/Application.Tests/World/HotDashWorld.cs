using HotDash.Application.Effects;
using HotDash.Application.Pipeline;
using HotDash.Domain.Approvals;
using HotDash.Projections.Storage.Sealing;
using HotDash.Support;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using Wolverine;
using Xunit;

namespace HotDash.Application.Tests.World;

/// <summary>A database of its own with the real host over it, and a clock to turn. Every test has a shop of its own.</summary>
public class HotDashWorld(HotDashDatabases databases) : IAsyncLifetime
{
    private TestDatabase? database;
    private HotDashHost? host;

    public ShiftedClock Clock { get; } = new();

    public HotDashHost Host => host!;

    public string ConnectionString => database!.ConnectionString;

    /// <summary>For looking from outside: survives the server's restart.</summary>
    private string Unpooled => new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString;

    /// <summary>Short, so that a call that hangs is UNKNOWN soon.</summary>
    protected virtual Duration CallTimeout => Duration.FromSeconds(2);

    public async ValueTask InitializeAsync()
    {
        database = await databases.CreateDatabaseAsync();
        host = await StartHostAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (host is not null)
            await host.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
    }

    /// <summary>Another process's host over the same database, as good as one.</summary>
    public Task<HotDashHost> StartHostAsync() =>
        HotDashHost.StartAsync(
            ConnectionString,
            builder =>
            {
                builder.Services.AddSingleton<IClock>(Clock);
                builder.Services.AddSingleton(
                    new EffectOptions { CallTimeout = CallTimeout, HeldPolling = Duration.FromMilliseconds(200) }
                );
                Adjust(builder.Services);
            }
        );

    /// <summary>What else this world's hosts have otherwise.</summary>
    protected virtual void Adjust(IServiceCollection services) { }

    public async Task RestartAsync()
    {
        await host!.DisposeAsync();
        host = await StartHostAsync();
    }

    public async Task StopAsync()
    {
        await host!.DisposeAsync();
        host = null;
    }

    public async Task StartAsync() => host = await StartHostAsync();

    /// <summary>
    /// A process of its own takes over and makes the approval's first call, which hangs after the work; it is killed before it
    /// hears the answer. Then this host runs again.
    /// </summary>
    public async Task KillAnotherInItsCall(string id)
    {
        await StopAsync();
        using (var killed = new ApiProcess(ConnectionString))
        {
            await Until(async () => (await CallsOf(id)).Count == 1, withinSeconds: 60);
            killed.Kill();
        }
        await StartAsync();
    }

    /// <summary>The message of an effect that is due, as the bus delivers it.</summary>
    public async Task Dispatch(DispatchApproved due)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeForTenantAsync(due.Shop, due);
    }

    /// <summary>Holds what the statement locks, until it is disposed of.</summary>
    public async Task<NpgsqlConnection> Locked(string sql)
    {
        var connection = new NpgsqlConnection(Unpooled);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"begin; {sql}", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>How many of this database wait for a lock of this kind, such as <c>advisory</c>.</summary>
    public async Task<long> WaitingForLocks(string kind) =>
        (
            await Rows(
                "select count(*) from pg_stat_activity where datname = current_database() "
                    + $"and wait_event_type = 'Lock' and wait_event = '{kind}'",
                row => row.GetInt64(0)
            )
        )[0];

    public Task<CommandResult> Send(Command command) => Send<CommandResult>(command);

    public async Task<TResult> Send<TResult>(Command command)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        return await bus.InvokeForTenantAsync<TResult>(command.Shop, command);
    }

    public Task<Approval> Read(string shop, string id) =>
        Host
            .Services.GetRequiredService<SubjectKeys>()
            .Read(
                shop,
                async () =>
                {
                    await using var session = Host
                        .Services.GetRequiredService<IDocumentStore>()
                        .LightweightSession(shop);
                    return (await session.Events.FetchLatest<Approval>(id))!;
                },
                default
            );

    /// <summary>The type names of the stream's facts, in order.</summary>
    public Task<List<string>> FactsOf(string id) =>
        Rows($"select type from hotdash.mt_events where stream_id = '{id}' order by version", row => row.GetString(0));

    public Task<List<string>> CallsOf(string id) =>
        Rows(
            $"select idempotency_key from hotdash.tool_calls where approval_id = '{id}' order by id",
            row => row.GetString(0)
        );

    /// <summary>Waits for what no state of an approval tells.</summary>
    public static Task Until(Func<Task<bool>> condition, int withinSeconds = 20) =>
        Eventually.HoldsAsync(condition, TimeSpan.FromSeconds(withinSeconds), TestContext.Current.CancellationToken);

    public async Task Run(string sql)
    {
        await using var connection = new NpgsqlConnection(Unpooled);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<List<T>> Rows<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var connection = new NpgsqlConnection(Unpooled);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }
}
