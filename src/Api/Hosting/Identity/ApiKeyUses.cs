using System.Threading.Channels;
using HotDash.Projections.Storage;
using NodaTime;

namespace HotDash.Api.Hosting.Identity;

/// <summary>Writes down when keys were last used: behind the requests, and once a minute at most for each key.</summary>
internal sealed class ApiKeyUses(DatabasePools pools, IClock clock, ILogger<ApiKeyUses> log) : BackgroundService
{
    private readonly Channel<(string Shop, string Id, Instant At)> _noted = Channel.CreateBounded<(
        string,
        string,
        Instant
    )>(new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>The key was used now. Never waits.</summary>
    /// <param name="last">When it was used before, as is written down; null where nothing is.</param>
    public void Note(string shop, string id, Instant? last)
    {
        var now = clock.GetCurrentInstant();
        if (last is null || now - last.Value >= Every)
            _noted.Writer.TryWrite((shop, id, now));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var (shop, id, at) in _noted.Reader.ReadAllAsync(stoppingToken))
                await Write(shop, id, at, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends.
        }
    }

    private async Task Write(string shop, string id, Instant at, CancellationToken cancel)
    {
        try
        {
            await using var update = pools.Projector.CreateCommand(Update);
            foreach (var value in new object[] { shop, id, at, at - Every })
                update.Parameters.Add(new() { Value = value });
            await update.ExecuteNonQueryAsync(cancel);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            // The next use writes it down.
            log.LogWarning("When an API key was used is not written down: {Reason}", failure.Message);
        }
    }

    private const string Update = """
        update hotdash.api_keys set last_used_at = $3
         where shop = $1 and id = $2 and (last_used_at is null or last_used_at <= $4)
        """;

    private const int Most = 1_000;
    private static readonly Duration Every = Duration.FromMinutes(1);
}
