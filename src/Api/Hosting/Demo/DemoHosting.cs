using NodaTime;

namespace HotDash.Api.Hosting.Demo;

/// <summary>The demo shop and its simulated day: over the private cluster alone, never on a configured server.</summary>
public static class DemoHosting
{
    /// <summary>Set by the start-up where the database is this process's own; never by a person.</summary>
    internal const string PrivateCluster = "HotDash:Internal:PrivateCluster";

    /// <summary>Whether the demo shop's day is simulated; true by default.</summary>
    internal const string Simulation = "HotDash:Simulation:Enabled";

    public static void AddDemo(this WebApplicationBuilder builder) =>
        builder
            .Services.AddSingleton<DemoBus>()
            .AddSingleton<DemoShop>()
            .AddSingleton<DemoPast>()
            .AddSingleton<DemoTiles>()
            .AddSingleton<DemoFirstDay>()
            .AddHostedService<DemoAtStart>();

    /// <summary>Reads the settings when the host starts: by then whoever builds it has had the last word.</summary>
    private sealed class DemoAtStart(IConfiguration configuration, IServiceProvider services) : IHostedService
    {
        private SimulatedDay? _day;

        public async Task StartAsync(CancellationToken cancellationToken)
        {
            if (!configuration.GetValue(PrivateCluster, false))
                return;
            await services.GetRequiredService<DemoShop>().Seed(cancellationToken);
            var now = services.GetRequiredService<IClock>().GetCurrentInstant();
            if (await services.GetRequiredService<DemoPast>().Live(now, cancellationToken))
            {
                await services.GetRequiredService<DemoTiles>().Live(now, cancellationToken);
                await services.GetRequiredService<DemoFirstDay>().Live(cancellationToken);
            }
            if (!configuration.GetValue(Simulation, true))
                return;
            _day = ActivatorUtilities.CreateInstance<SimulatedDay>(services, TimeProvider.System);
            await _day.StartAsync(cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) =>
            _day?.StopAsync(cancellationToken) ?? Task.CompletedTask;
    }
}
