using HotDash.Projections.Journal;
using HotDash.Projections.Storage;
using HotDash.Projections.Storage.Sealing;
using HotDash.Support;
using Marten;

namespace HotDash.Projections.Tests.Storage;

/// <summary>The store as the host registers it, on a database of the test's own, without the host.</summary>
public sealed class StoreOnDatabase : IAsyncDisposable
{
    private readonly TestDatabase _database;

    private StoreOnDatabase(TestDatabase database)
    {
        _database = database;
        Pools = new DatabasePools(database.ConnectionString);
        Keys = new SubjectKeys(Pools, () => TestMasterKeys.Keys, () => TimeSpan.Zero);
        Notifier = new JournalNotifier(Pools);
        Events = DocumentStore.For(options =>
        {
            options.Connection(Pools.App);
            EventStore.Configure(options);
            options.Listeners.Add(Notifier.AfterCommits());
        });
    }

    public DatabasePools Pools { get; }

    public SubjectKeys Keys { get; }

    public JournalNotifier Notifier { get; }

    public IDocumentStore Events { get; }

    /// <summary>For the superuser.</summary>
    public string ConnectionString => _database.ConnectionString;

    public static async Task<StoreOnDatabase> CreateAsync(HotDashDatabases databases) =>
        new(await databases.CreateDatabaseAsync());

    public async ValueTask DisposeAsync()
    {
        Events.Dispose();
        await Notifier.StopAsync(default);
        Notifier.Dispose();
        await Pools.DisposeAsync();
        await _database.DisposeAsync();
    }
}
