using HotDash.Projections.Journal;
using HotDash.Projections.Storage;
using HotDash.Projections.Storage.Sealing;

namespace HotDash.Api.Hosting.Sealing;

/// <summary>
/// Before anything is served: the master keys must open what is stored, and erasures be heard of. Then the keys that are wrapped under
/// an earlier master key are wrapped under the first.
/// </summary>
internal sealed class KeysAtStart(
    DatabasePools pools,
    IServiceProvider services,
    SubjectKeys keys,
    JournalFollower follower,
    ILogger<KeysAtStart> log
) : BackgroundService
{
    private JournalSubscription? _erasures;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var masters = services.GetRequiredService<MasterKeys>();
        if (await Wrapping.FaultOf(pools, masters, cancellationToken) is { } fault)
            throw new InvalidSettingException($"{SealingHosting.Key} does not fit the database: {fault}.");
        _erasures = follower.Subscribe(keys.Hear);
        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _erasures?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var masters = services.GetRequiredService<MasterKeys>();
            var count = await Wrapping.Renew(pools, masters, stoppingToken);
            if (count > 0)
                log.LogInformation("{Count} keys were wrapped anew, under the master key {Id}", count, masters.First);
        }
        catch (Exception failure) when (DatabaseOutOfReach.Says(failure) || stoppingToken.IsCancellationRequested)
        {
            // The next start goes on.
        }
    }
}
