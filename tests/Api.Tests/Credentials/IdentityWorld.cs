using HotDash.Api.Tests.Approvals;
using HotDash.Api.Tests.Transport;
using HotDash.Domain;
using HotDash.Domain.Shops;
using HotDash.Projections.Storage;
using HotDash.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace HotDash.Api.Tests.Credentials;

/// <summary>A real host over a database of its own, with an issuer that it knows, and a clock to turn.</summary>
public sealed class IdentityWorld : IAsyncLifetime
{
    private readonly HotDashDatabases _databases = new();
    private readonly List<HotDashHost> _others = [];
    private TestDatabase _database = null!;
    private int _shops;

    public static readonly SigningKey Rsa = SigningKey.Rsa("rsa-1");
    public static readonly SigningKey Ec = SigningKey.Ec("ec-1");
    public static readonly SigningKey EdDsa = SigningKey.EdDsa("ed-1");

    public Issuer Issuer { get; private set; } = null!;

    public HotDashHost Host { get; private set; } = null!;

    public string ConnectionString => _database.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        Issuer = await Issuer.Start(Rsa, Ec, EdDsa);
        _database = await _databases.CreateDatabaseAsync();
        Host = await Start(Issuer.Settings());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _others)
            await host.DisposeAsync();
        await _database.DisposeAsync();
        await _databases.DisposeAsync();
        await Issuer.DisposeAsync();
    }

    /// <summary>One more host over the same database: as good as another process.</summary>
    public async Task<HotDashHost> Start(params string[] settings)
    {
        var host = await HotDashHost.StartAsync(ConnectionString, null, [.. Shopify, .. settings]);
        _others.Add(host);
        return host;
    }

    /// <summary>A shop in which nothing has happened yet.</summary>
    public string NewShop() => $"shop-{Interlocked.Increment(ref _shops)}.myshopify.com";

    /// <summary>Enters a person as a member, known by issuer and subject.</summary>
    public Task Member(string shop, string subject, Role role, string? issuer = null) =>
        TestMember.JoinAsync(
            Host,
            shop,
            [
                new(
                    new($"actor-{subject}", ActorKind.Person),
                    [role],
                    subject,
                    new Login(issuer ?? Issuer.Name, subject)
                ),
            ],
            TestContext.Current.CancellationToken
        );

    public Task Remove(string shop, string subject) =>
        Run("delete from hotdash.members where shop = $1 and subject = $2", shop, subject);

    public async Task<int> Run(string sql, params object[] values)
    {
        await using var command = Host.Services.GetRequiredService<DatabasePools>().Projector.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public static Task Until(Func<Task<bool>> condition, int withinSeconds = 10) =>
        Eventually.HoldsAsync(condition, TimeSpan.FromSeconds(withinSeconds), TestContext.Current.CancellationToken);

    /// <summary>Every row of every table, as text.</summary>
    public async Task<string> Dump()
    {
        var tables = await Rows(
            "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname in ('hotdash', 'wolverine')"
        );
        var rows = await Task.WhenAll(tables.Select(table => Rows($"select t::text from {table} t")));
        return string.Join('\n', rows.SelectMany(x => x));
    }

    private async Task<List<string>> Rows(string sql)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var rows = new List<string>();
        while (await row.ReadAsync(cancel))
            rows.Add(row.GetString(0));
        return rows;
    }

    /// <summary>The answer to "who am I", by HTTP with these headers.</summary>
    public Task<Answer> Ask(string token, string? shop = null, HotDashHost? host = null) =>
        Send(host ?? Host, HttpMethod.Post, "/graphql", Viewer, $"Bearer {token}", shop);

    public static async Task<Answer> Send(
        HotDashHost host,
        HttpMethod method,
        string address,
        string? query,
        string? authorization = null,
        string? shop = null,
        params (string Name, string Value)[] headers
    )
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (shop is not null)
            request.Headers.Add("X-HotDash-Shop", shop);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (query is not null)
            request.Content = System.Net.Http.Json.JsonContent.Create(new { query });
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.Read(answer);
    }

    public const string Viewer = "{ viewer { actor shop roles } }";
    public const string ShopifyApp = "app-client-id";
    public const string ShopifySecret = "shpss_0123456789abcdef0123456789abcdef";

    private static readonly string[] Shopify =
    [
        $"--HotDash:Identity:Shopify:ApiKey={ShopifyApp}",
        $"--HotDash:Identity:Shopify:Secret={ShopifySecret}",
        "--HotDash:Identity:Shopify:SecondSecret=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",
    ];
}
