using System.Text.Json;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Api.Live;
using HotDash.Api.Tests.Transport;
using HotDash.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Api.Tests.Live;

/// <summary>A server over a <see cref="World"/>, and the hub for those who come in without a transport.</summary>
public sealed class LiveWorld : IAsyncDisposable
{
    private LiveWorld(World world, TinyServer server) => (World, Server) = (world, server);

    public World World { get; }

    public TinyServer Server { get; }

    public LiveHub Hub => Server.Services.GetRequiredService<LiveHub>();

    public static async Task<LiveWorld> Start(
        int seed = 1,
        LiveOptions? live = null,
        Api.Transport.TransportOptions? limits = null,
        LimitOptions? shares = null
    )
    {
        var world = new World(seed);
        var server = await TinyServer.Start(
            LiveSchema.Roots,
            x => x.AddSingleton(world).AddSingleton<IJournalPast>(world),
            limits,
            live: live,
            shares: shares
        );
        var all = new LiveWorld(world, server);
        all.Hub.Begin(World.Epoch, World.Start);
        return all;
    }

    /// <summary>Stores facts and lets the hub hear of them.</summary>
    public void Happen(int count = 1, string? thing = null)
    {
        World.Store(count, thing: thing);
        World.Publish(Hub);
    }

    public async Task<Subscriber> Subscribe(
        string query,
        string? after = null,
        Role role = Role.Operator,
        string actor = "ann",
        string shop = World.Shop
    )
    {
        var engine = Server.Services.GetRequiredService<GraphQLEngine>();
        var call = new GraphQLCall(query, null, JsonSerializer.SerializeToElement(new { after }));
        var kind = role == Role.Agent ? ActorKind.Agent : ActorKind.Person;
        var request = new RequestContext(new(shop, new(new(actor, kind), [role])), Server.Services);
        var (subscriber, refused) = await Hub.Subscribe(engine.Prepare(call), request, CancellationToken.None);
        return subscriber
            ?? throw new InvalidOperationException(System.Text.Encoding.UTF8.GetString(ResultWriter.ToBytes(refused!)));
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    public const string Facts =
        "subscription ($after: String) { factAppended(after: $after) { cursor kind position thing version } }";
    public const string States =
        "subscription ($after: String) { stateChanged(after: $after) { cursor kind complete upserted { name version } } }";
}

/// <summary>A subscriber's messages, one by one.</summary>
public sealed class Reader(Subscriber subscriber) : IAsyncDisposable
{
    private readonly IAsyncEnumerator<ReadOnlyMemory<byte>> _messages = subscriber
        .Messages.ReadAllAsync(CancellationToken.None)
        .GetAsyncEnumerator();

    public CodedError? Failure => subscriber.Failure;

    public ReadOnlyMemory<byte> Bytes => _messages.Current;

    /// <summary>The next change; null when the subscription has ended.</summary>
    public async Task<JsonElement?> Next()
    {
        if (!await _messages.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20)))
            return null;
        return JsonElement.Parse(_messages.Current.Span).GetProperty("data").EnumerateObject().Single().Value;
    }

    public async ValueTask DisposeAsync() => await subscriber.DisposeAsync();
}
