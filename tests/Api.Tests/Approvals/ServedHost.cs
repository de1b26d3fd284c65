using System.Globalization;
using HotDash.Domain;
using HotDash.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace HotDash.Api.Tests.Approvals;

/// <summary>
/// One real host over one real database, started when the first test asks for it. Whoever needs no more than a shop
/// takes one of its own, so that all run side by side.
/// </summary>
public sealed class ServedHost : IAsyncLifetime
{
    private readonly HotDashDatabases _databases = new();
    private readonly Lazy<Task<(TestDatabase Database, HotDashHost Host)>> _running;
    private int _shops;

    public ServedHost() => _running = new(Start);

    /// <summary>A shop in which nothing has happened yet.</summary>
    public async Task<TestShop> NewShop()
    {
        var (database, host) = await _running.Value;
        var number = Interlocked.Increment(ref _shops).ToString(CultureInfo.InvariantCulture);
        return new(host, database.ConnectionString, $"shop-{number}.myshopify.com");
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_running.IsValueCreated)
        {
            var (database, host) = await _running.Value;
            await host.DisposeAsync();
            await database.DisposeAsync();
        }
        await _databases.DisposeAsync();
    }

    private async Task<(TestDatabase, HotDashHost)> Start()
    {
        var database = await _databases.CreateDatabaseAsync();
        return (database, await HotDashHost.StartAsync(database.ConnectionString));
    }
}

/// <summary>A shop of one test: its members come when they are first asked for.</summary>
public sealed class TestShop(HotDashHost host, string connectionString, string name) : IDisposable
{
    private readonly Dictionary<string, ApiClient> _clients = [];

    public string Name => name;

    public IServiceProvider Services => host.Services;

    /// <summary>Without a credential, or with one that proves nobody.</summary>
    public ApiClient Stranger(string? authorization = null) =>
        Kept($"? {authorization}", ApiClient.Of(host, authorization));

    public Task<ApiClient> Agent(string id = "bot") => As(ApiClient.Agent(id, "amara"));

    /// <summary>An agent submits a draft that can be approved as it is; answers the approval's id.</summary>
    public async Task<string> Submitted(string agent = "bot") => (await (await Agent(agent)).Submit()).Text("id");

    public Task<ApiClient> Person(Role role) => As(ApiClient.Person($"the-{role}".ToLowerInvariant(), role));

    public async Task<ApiClient> As(TestMember member) =>
        _clients.TryGetValue(member.Actor.Id, out var known)
            ? known
            : Kept(member.Actor.Id, await ApiClient.Of(host, name, member, TestContext.Current.CancellationToken));

    /// <summary>How much is stored of this shop, table by table, its members apart.</summary>
    public async Task<string> Stored()
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(Count, connection);
        command.Parameters.AddWithValue(name);
        return (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public void Dispose()
    {
        foreach (var client in _clients.Values)
            client.Dispose();
    }

    private ApiClient Kept(string key, ApiClient client) => _clients[key] = client;

    private const string Count = """
        select format('%s events, %s streams, %s approvals, %s in the trail, %s in the journal, %s targets, %s keys',
          (select count(*) from hotdash.mt_events where tenant_id = $1 and stream_id not like 'member-%'),
          (select count(*) from hotdash.mt_streams where tenant_id = $1 and id not like 'member-%'),
          (select count(*) from hotdash.mt_doc_approval where tenant_id = $1),
          (select count(*) from hotdash.approval_history where shop = $1),
          (select count(*) from hotdash.journal where shop = $1 and source <> 'NOTIFICATION' and stream not like 'member-%'),
          (select count(*) from hotdash.approval_open_targets where shop = $1),
          (select count(*) from hotdash.idempotency where shop = $1))
        """;
}
