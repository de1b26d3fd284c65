using HotDash.Support;

namespace HotDash.Application.Tests.World;

/// <summary>A world on a server of its own, which a test may stop.</summary>
public sealed class StoppableWorld : HotDashWorld, IAsyncLifetime
{
    private readonly HotDashDatabases own;

    public StoppableWorld()
        : this(new HotDashDatabases()) { }

    private StoppableWorld(HotDashDatabases own)
        : base(own) => this.own = own;

    public async Task StopServer() => await (await own.ClusterAsync()).StopAsync();

    public async Task StartServer() =>
        await (await own.ClusterAsync()).StartAgainAsync(TestContext.Current.CancellationToken);

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await own.DisposeAsync();
    }
}
