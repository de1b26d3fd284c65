using System.Diagnostics.Metrics;
using HotDash.Api.GraphQL.Engine.Telemetry;
using HotDash.Api.Live;
using HotDash.Application.Pipeline;
using HotDash.Projections.Journal;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace HotDash.Api.Hosting;

/// <summary>
/// Serves <c>/metrics</c>, and nothing else, at an address of its own that need not be public. It begins once the API serves, so
/// that nobody waits for it.
/// </summary>
internal sealed class MetricsServer(
    MetricsAddress address,
    JournalFollower journal,
    LiveHub live,
    Pipeline commands,
    ILogger<MetricsServer> log
) : IHostedLifecycleService, IAsyncDisposable
{
    private readonly Meter _meter = new(Instruments.Name);
    private MeterProvider? _metrics;
    private WebApplication? _server;

    /// <summary>Where they are served; null while they are not.</summary>
    public string? Served { get; private set; }

    /// <summary>
    /// Where the address is taken: who chose it is told so and starts nothing. The usual one may belong to another process of this
    /// machine, which is no reason not to work: this one goes without.
    /// </summary>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        Measure();
        _metrics = Sdk.CreateMeterProviderBuilder()
            // Npgsql's own are left out: where a pool has no name, their label is its connection string.
            .AddMeter(Instruments.Name, "System.Runtime")
            .AddPrometheusExporter()
            .Build();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(address.Url);
        _server = builder.Build();
        _server.UseOpenTelemetryPrometheusScrapingEndpoint(_metrics, null, "/metrics", null, null);
        try
        {
            await _server.StartAsync(cancellationToken);
        }
        catch (IOException taken)
        {
            if (address.IsChosen)
                throw new InvalidSettingException(
                    $"{MetricsAddress.Key} is '{address.Url}', which is taken or not of this machine. Choose another, or off."
                );
            log.LogWarning(
                "Metrics are not served: {Address} is taken. Choose another by {Key} ({Reason})",
                address.Url,
                MetricsAddress.Key,
                taken.Message
            );
            return;
        }
        Served = $"{_server.Urls.First()}/metrics";
        log.LogInformation("Metrics are served at {Address}", Served);
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (_server is not null)
            await _server.StopAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _metrics?.Dispose();
        _meter.Dispose();
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Measure()
    {
        _meter.CreateObservableGauge(
            "hotdash.journal.lag",
            () => journal.Lag.TotalSeconds,
            "s",
            "Since when subscriptions may not have been told everything; below 0.2 when all is well."
        );
        _meter.CreateObservableGauge(
            "hotdash.live.subscribers",
            () => live.Subscribers,
            null,
            "Running subscriptions."
        );
        _meter.CreateObservableGauge(
            "hotdash.live.questions",
            () => live.Questions,
            null,
            "Distinct questions of running subscriptions: each is worked out once, whoever asks."
        );
        _meter.CreateObservableGauge(
            "hotdash.commands.waiting",
            () => commands.Waiting,
            null,
            "Commands that wait for their turn to decide and commit."
        );
    }
}
