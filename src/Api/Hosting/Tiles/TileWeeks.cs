using HotDash.Domain.Tiles;
using HotDash.Projections.Storage;
using NodaTime;

namespace HotDash.Api.Hosting.Tiles;

/// <summary>R34: has the database make the next weeks' partitions before they are needed, and drop those that are kept no more.</summary>
internal sealed class TileWeeks(DatabasePools pools, IClock clock, ILogger<TileWeeks> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hourly = new PeriodicTimer(TimeSpan.FromHours(1));
        try
        {
            do await Turn(stoppingToken);
            while (await hourly.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends.
        }
    }

    private async Task Turn(CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        try
        {
            await using var turn = pools.Projector.CreateBatch();
            turn.With("select hotdash.tile_partition($1)", now);
            turn.With("select hotdash.drop_tile_partitions($1)", now - TileSnapshot.KeptFor);
            await turn.ExecuteNonQueryAsync(cancel);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            // Whoever records the first snapshot of a week makes its partition; old ones are dropped in an hour.
            log.LogWarning("The weeks of tiles' snapshots were not kept in order: {Reason}", failure.Message);
        }
    }
}
