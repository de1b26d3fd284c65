using HotDash.Projections.Tests.Storage;
using HotDash.Support;
using Npgsql;
using Shouldly;
using Xunit;

namespace HotDash.Projections.Tests.Journal;

public sealed class when_the_database_goes_away : IAsyncLifetime
{
    // Its own cluster: nobody else's tests stand on it.
    private readonly HotDashDatabases _databases = new();

    [Fact]
    public async Task the_follower_goes_on_where_it_stood()
    {
        await using var world = await JournalWorld.FollowAsync(await StoreOnDatabase.CreateAsync(_databases));
        var cluster = await _databases.ClusterAsync();
        await world.AppendAsync("steady");
        await world.ShouldHaveSeenEverythingAsync();

        await cluster.StopAsync();
        await Should.ThrowAsync<NpgsqlException>(() => world.Store.Pools.App.AskAsync<int>("select 1"));
        await cluster.StartAgainAsync(TestContext.Current.CancellationToken);
        for (var i = 0; i < 5; i++)
            await world.AppendAsync("steady");

        await world.ShouldHaveSeenEverythingAsync();

        await cluster.KillAsync();
        await cluster.StartAgainAsync(TestContext.Current.CancellationToken);
        for (var i = 0; i < 5; i++)
            await world.AppendAsync("steady");

        await world.ShouldHaveSeenEverythingAsync();
        world.Seen.Count.ShouldBe(11);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _databases.DisposeAsync();
}
