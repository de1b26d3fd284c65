using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Projections.Journal;
using HotDash.Projections.Tests.Storage;
using HotDash.Support;
using JasperFx;
using Marten;
using Marten.Exceptions;
using Marten.Services;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Npgsql;
using Shouldly;

namespace HotDash.Projections.Tests.Journal;

/// <summary>Writers of facts, and a follower that keeps what it is handed.</summary>
public sealed class JournalWorld : IAsyncDisposable
{
    private readonly List<JournalRow> _seen = [];

    private JournalWorld(StoreOnDatabase store)
    {
        Store = store;
        Reader = new JournalReader(store.Pools);
        Follower = new JournalFollower(store.Pools, Reader, NullLogger<JournalFollower>.Instance);
    }

    public StoreOnDatabase Store { get; }

    public JournalReader Reader { get; }

    public JournalFollower Follower { get; }

    /// <summary>What the follower handed over so far.</summary>
    public IReadOnlyList<JournalRow> Seen
    {
        get
        {
            lock (_seen)
                return [.. _seen];
        }
    }

    public static async Task<JournalWorld> FollowAsync(StoreOnDatabase store, bool notified = true)
    {
        var world = new JournalWorld(store);
        world.Follower.Subscribe(
            (rows, _) =>
            {
                lock (world._seen)
                    world._seen.AddRange(rows);
                return ValueTask.CompletedTask;
            }
        );
        await world.Follower.StartAsync(default);
        await world.Follower.Started;
        if (notified)
            await store.Notifier.StartAsync(default);
        return world;
    }

    /// <summary>One fact on a stream; false when another was faster.</summary>
    public async Task<bool> AppendAsync(string stream, string shop = Shop)
    {
        await using var session = Store.Events.LightweightSession(shop);
        try
        {
            await StageAsync(session, stream);
            await session.SaveChangesAsync();
            return true;
        }
        catch (Exception e)
            when (e is ConcurrencyException or ExistingStreamIdCollisionException
                || e.GetBaseException() is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }
            )
        {
            return false;
        }
    }

    /// <summary>One fact within a transaction that the caller ends.</summary>
    public async Task AppendAsync(NpgsqlTransaction transaction, string stream)
    {
        var options = SessionOptions.ForTransaction(transaction);
        options.TenantId = Shop;
        await using var session = Store.Events.LightweightSession(options);
        await StageAsync(session, stream);
        await session.SaveChangesAsync();
    }

    public async Task<NpgsqlTransaction> BeginAsync()
    {
        var connection = await Store.Pools.App.OpenConnectionAsync();
        await connection.AskAsync<string>("select set_config('app.tenant_id', $1, false)", Shop);
        return await connection.BeginTransactionAsync();
    }

    /// <summary>Waits until the follower handed over as many rows as there are events, then holds both against each other.</summary>
    public async Task ShouldHaveSeenEverythingAsync()
    {
        var stored = await EventIdsAsync();
        await Eventually.HoldsAsync(() => Seen.Count >= stored.Count, within: TimeSpan.FromSeconds(60));
        var seen = Seen;
        seen.Select(row => row.Ref).ShouldBe(stored, ignoreOrder: true);
        seen.Select(row => row.Position).ShouldBeInOrder(SortDirection.Ascending);
        seen.Select(row => row.Position).ShouldBeUnique();
        foreach (var stream in seen.GroupBy(row => (row.Shop, row.Stream)))
            stream.Select(row => row.Version).ShouldBe(Enumerable.Range(1, stream.Count()).Select(i => (long)i));
    }

    public async ValueTask DisposeAsync()
    {
        await Follower.StopAsync(default);
        Follower.Dispose();
        await Store.DisposeAsync();
    }

    private Task<List<Guid>> EventIdsAsync() =>
        Store.Pools.Projector.WithAsync(async connection =>
        {
            await using var command = new NpgsqlCommand("select id from hotdash.mt_events", connection);
            await using var rows = await command.ExecuteReaderAsync();
            var ids = new List<Guid>();
            while (await rows.ReadAsync())
                ids.Add(rows.GetGuid(0));
            return ids;
        });

    private static async Task StageAsync(IDocumentSession session, string stream)
    {
        var hold = await session.Events.FetchForWriting<EffectsHold>(stream);
        hold.AppendOne(new EffectsWereReleased(Instant.FromUtc(2026, 11, 2, 9, 0), new By("p1", ActorKind.Person)));
    }

    public const string Shop = "acme.myshopify.com";
}
