using HotDash.Projections.Journal;

namespace HotDash.Api.Live;

/// <summary>Leads what the follower hands over into the hub.</summary>
internal sealed class LiveFeed(JournalFollower follower, LiveHub hub) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var head = await follower.Started.WaitAsync(stoppingToken);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = follower.Subscribe(
            async (rows, cancel) =>
            {
                await begun.Task.WaitAsync(cancel);
                hub.Publish(rows);
            }
        );
        hub.Begin(head.Epoch, subscription.After);
        begun.SetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, stoppingToken);
    }
}
