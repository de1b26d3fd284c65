using System.Diagnostics;

namespace HotDash.Benchmarks.Intake;

/// <summary>Waits until nothing is under way any more: by condition, in bounded time.</summary>
public sealed class Drain(Pages pages, Findings findings)
{
    /// <summary>Until no approval is approved or being applied. Gives up when a minute brings none nearer to it.</summary>
    public async Task SettleAsync(CancellationToken cancel)
    {
        var least = int.MaxValue;
        var patience = Stopwatch.StartNew();
        while (await pages.CountAsync(cancel, "APPROVED", "APPLYING", "ROLLING_BACK") is var open and > 0)
        {
            if (open < least)
            {
                least = open;
                patience.Restart();
            }
            else if (patience.Elapsed > MostWithoutProgress)
            {
                findings.Add($"{open} approvals do not settle");
                return;
            }

            await Task.Delay(Interval, cancel);
        }
    }

    /// <summary>Until the condition holds, or a while has gone; the proofs then say what is missing.</summary>
    public static async Task UntilAsync(Func<bool> condition, CancellationToken cancel)
    {
        var patience = Stopwatch.StartNew();
        while (!condition() && patience.Elapsed < MostForDelivery)
        {
            await Task.Delay(Interval, cancel);
        }
    }

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan MostWithoutProgress = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan MostForDelivery = TimeSpan.FromSeconds(15);
}
