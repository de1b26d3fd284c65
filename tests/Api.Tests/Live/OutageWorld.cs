using System.Text.Json;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.Hosting.Postgres;
using HotDash.Api.Live;
using HotDash.Api.Tests.Approvals;
using HotDash.Api.Tests.Transport;
using HotDash.Domain;
using HotDash.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HotDash.Api.Tests.Live;

/// <summary>The real host over a cluster of its own, which a test may stop; with a shop and its people.</summary>
public sealed class OutageWorld : IAsyncDisposable
{
    public const string Shop = "away.myshopify.com";

    private readonly HotDashDatabases _databases = new();

    public HotDashHost Host { get; private set; } = null!;

    public LocalPostgres Cluster { get; private set; } = null!;

    public ApiClient Agent { get; private set; } = null!;

    public ApiClient Olga { get; private set; } = null!;

    public ApiClient Auditor { get; private set; } = null!;

    private string Unpooled { get; set; } = "";

    public static async Task<OutageWorld> Start(CancellationToken cancel, LiveOptions? live = null)
    {
        var world = new OutageWorld();
        var database = await world._databases.CreateDatabaseAsync();
        world.Unpooled = new NpgsqlConnectionStringBuilder(database.ConnectionString)
        {
            Pooling = false,
        }.ConnectionString;
        world.Cluster = await world._databases.ClusterAsync();
        world.Host = await HotDashHost.StartAsync(
            database.ConnectionString,
            builder =>
            {
                builder.Services.AddSingleton(live ?? new LiveOptions());
                // An outage is loud in the log; what it may say there is not what is asked here.
                builder.Logging.ClearProviders();
            }
        );
        world.Agent = await ApiClient.Of(world.Host, Shop, ApiClient.Agent("bot", "amara"), cancel);
        world.Olga = await ApiClient.Of(world.Host, Shop, ApiClient.Person("olga", Role.Operator), cancel);
        world.Auditor = await ApiClient.Of(world.Host, Shop, ApiClient.Person("aki", Role.Auditor), cancel);
        return world;
    }

    /// <summary>Subscribes over a WebSocket of its own, and has heard the first answer.</summary>
    public static async Task<Ear> Listen(ApiClient who, string subscription, string field)
    {
        var socket = await SocketClient.Ready(who.Address, who.Token);
        await socket.Subscribe("1", subscription);
        return await Ear.Opened(socket.Told(), field);
    }

    /// <summary>Subscribes for Olga without a transport, which would take on whatever its buffers hold.</summary>
    public async Task<Subscriber> Subscribe(string subscription)
    {
        var prepared = Host.Services.GetRequiredService<GraphQLEngine>().Prepare(new(subscription, null, null));
        var olga = new Caller(new Actor("olga", ActorKind.Person), [Role.Operator]);
        var request = new RequestContext(new(Shop, olga), Host.Services);
        var (subscriber, _) = await Host
            .Services.GetRequiredService<LiveHub>()
            .Subscribe(prepared, request, CancellationToken.None);
        return subscriber!;
    }

    /// <summary>Every approval's facts in the order of all facts, as (id to the outside, version).</summary>
    public async Task<List<(string Id, int Version)>> Journal(CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(Unpooled);
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(
            $"select stream, version::int from hotdash.journal where shop = '{Shop}' and stream like 'approval-%' order by position",
            connection
        );
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var facts = new List<(string, int)>();
        while (await rows.ReadAsync(cancel))
            facts.Add(($"{new GlobalId("Approval", rows.GetString(0))}", rows.GetInt32(1)));
        return facts;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in new[] { Agent, Olga, Auditor })
            client?.Dispose();
        if (Host is not null)
            await Host.DisposeAsync();
        await _databases.DisposeAsync();
    }
}

/// <summary>A subscription that is listened to all the time, and all that it told.</summary>
public sealed class Ear
{
    private readonly List<JsonElement> _heard = [];
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _listening;

    private Ear(IAsyncEnumerable<JsonElement> told, string field) => _listening = Listen(told, field);

    /// <summary>False when the server has ended it, or its connection.</summary>
    public bool IsOpen => !_listening.IsCompleted;

    public IReadOnlyList<JsonElement> Heard
    {
        get
        {
            lock (_heard)
                return [.. _heard];
        }
    }

    public static async Task<Ear> Opened(IAsyncEnumerable<JsonElement> told, string field)
    {
        var ear = new Ear(told, field);
        await await Task.WhenAny(ear._opened.Task, ear._listening);
        return ear;
    }

    private async Task Listen(IAsyncEnumerable<JsonElement> told, string field)
    {
        await foreach (var message in told)
        {
            lock (_heard)
                _heard.Add(message.GetProperty(field));
            _opened.TrySetResult();
        }
    }
}
