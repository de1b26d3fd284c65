using HotDash.Api;
using HotDash.Api.Hosting.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Support;

/// <summary>The real host on a free loopback port, over the given database; its schema is made as at every start.</summary>
public sealed class HotDashHost : IAsyncDisposable
{
    private HotDashHost(WebApplication app) => App = app;

    /// <summary>The running application.</summary>
    public WebApplication App { get; }

    /// <summary>Everything that is registered in it.</summary>
    public IServiceProvider Services => App.Services;

    /// <summary>Where it listens.</summary>
    public Uri Address =>
        new(App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Started and serving; <paramref name="adjust"/> may replace what a test must (the clock, a tool).</summary>
    /// <param name="settings">More of the command line, as <c>--HotDash:Key=value</c>.</param>
    public static async Task<HotDashHost> StartAsync(
        string connectionString,
        Action<WebApplicationBuilder>? adjust = null,
        params string[] settings
    )
    {
        var app = Program.Build(
            [
                $"--ConnectionStrings:HotDash={connectionString}",
                "--urls=http://127.0.0.1:0",
                "--Logging:LogLevel:Default=Warning",
                "--HotDash:Metrics:Url=off",
                $"--HotDash:Sealing:MasterKeys={TestMasterKeys.Value}",
                .. settings,
            ],
            builder =>
            {
                builder.Services.AddSingleton(new DevTokensAllowed(true));
                adjust?.Invoke(builder);
            }
        );
        await app.StartAsync();
        return new HotDashHost(app);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
    }
}
