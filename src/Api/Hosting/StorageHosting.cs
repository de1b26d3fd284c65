using HotDash.Api.Hosting.Sealing;
using HotDash.Api.Hosting.Tiles;
using HotDash.Application.Notifications;
using HotDash.Projections.Journal;
using HotDash.Projections.Notifications;
using HotDash.Projections.Storage;
using Marten;
using Wolverine.Marten;
using Wolverine.Persistence.Durability;
using IDatabase = Weasel.Core.Migrations.IDatabase;

namespace HotDash.Api.Hosting;

/// <summary>The event store on the pool of requests; the schema is made before anything else starts.</summary>
public static class StorageHosting
{
    /// <summary>Pools, Marten, schema. <c>ConnectionStrings:HotDash</c> must be known by now.</summary>
    /// <returns>The pools, for what must be told of them while the host is built.</returns>
    public static DatabasePools AddHotDashStorage(this WebApplicationBuilder builder)
    {
        // Without a database, as when code is generated, nothing connects.
        var pools = new DatabasePools(builder.Configuration.GetConnectionString("HotDash") ?? "Host=127.0.0.1");
        builder.Services.AddSingleton(_ => pools);
        builder.Services.AddHostedService<SchemaAtStart>();
        builder.AddHotDashSealing();
        builder.Services.AddSingleton<JournalReader>();
        builder.Services.AddSingleton<JournalNotifier>();
        builder.Services.AddSingleton<JournalFollower>();
        builder.Services.AddHostedService(services => services.GetRequiredService<JournalNotifier>());
        builder.Services.AddHostedService(services => services.GetRequiredService<JournalFollower>());
        builder.Services.AddHostedService<TileWeeks>();
        builder.Services.AddSingleton<IJournalConsumer, NotificationConsumer>();
        builder.Services.AddHostedService<JournalConsumption>();
        builder.Services.AddSingleton<INotifications, NotificationTable>();
        builder
            .Services.AddMarten(services =>
            {
                var store = new StoreOptions();
                store.Connection(pools.App);
                EventStore.Configure(store);
                store.Listeners.Add(services.GetRequiredService<JournalNotifier>().AfterCommits());
                return store;
            })
            .UseLightweightSessions()
            .IntegrateWithWolverine(messages => messages.MessageStorageSchemaName = MessagingHosting.Schema);
        return pools;
    }

    private sealed class SchemaAtStart(DatabasePools pools, IDocumentStore events, IMessageStore messages)
        : IHostedLifecycleService
    {
        public Task StartingAsync(CancellationToken cancellationToken)
        {
            return SchemaMigration.ApplyAsync(
                pools.Owner,
                [.. events.Storage.AllObjects(), .. messages is IDatabase database ? database.AllObjects() : []],
                cancellationToken
            );
        }

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
