using HotDash.Domain.Approvals;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace HotDash.Application.Effects;

/// <summary>
/// R23: makes one call and says how it ended, whatever the far side does. A call that fails or does not answer in time is
/// repeated only where the far side can tell a repeat; else it is UNKNOWN.
/// </summary>
public sealed class ToolCaller(Toolbox tools, EffectOptions options, IClock clock, ILogger<ToolCaller> log)
{
    /// <summary>For how long after its start a call of this tool may be repeated; zero where the far side cannot tell.</summary>
    internal Duration RepeatableFor(string tool) =>
        tools.Find(tool) is { CanTellRepeat: true } ? options.RepeatWithin : Duration.Zero;

    /// <summary>How the call ended; null when it was not made, because it was too late.</summary>
    /// <param name="call">The call.</param>
    /// <param name="until">Until when all attempts together may take, exclusive.</param>
    /// <param name="cancel">Ends with the process: nobody can tell then.</param>
    internal async Task<ToolAnswer?> Call(ToolCall call, Instant until, CancellationToken cancel)
    {
        if (tools.Find(call.Tool) is not { } tool)
            return new ToolAnswer(EffectOutcome.Failed, null, ["Nothing is connected for this tool."]);
        // The whole of the attempts keeps the one limit: after it, whoever finds the call under way takes it for lost.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        for (var attempt = 1; ; attempt++)
        {
            // By the clock: a process that stood still wakes up late, and its timers with it.
            var left = until - clock.GetCurrentInstant();
            if (left <= Duration.Zero)
                return attempt == 1 ? null : Unknown;
            limit.CancelAfter(left.ToTimeSpan());
            try
            {
                // A tool may not heed its token: the limit is kept for it.
                return await tool.ExecuteAsync(call, limit.Token).WaitAsync(limit.Token);
            }
            catch (Exception failure) when (!cancel.IsCancellationRequested)
            {
                log.LogWarning(
                    "{Tool} did not answer for {Key}: {Failure}",
                    call.Tool,
                    call.IdempotencyKey,
                    failure.GetType().Name
                );
                if (!tool.CanTellRepeat || attempt == MostAttempts || limit.IsCancellationRequested)
                    return Unknown;
            }
            await Task.Delay(FirstPause * (1 << (attempt - 1)), cancel);
        }
    }

    private static readonly ToolAnswer Unknown = new(EffectOutcome.Unknown, null, []);
    private const int MostAttempts = 3;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
}
