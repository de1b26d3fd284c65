using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace HotDash.Support;

/// <summary>The one place where tests wait for what is not announced to them: they name the condition, never a time to sleep.</summary>
public static class Eventually
{
    /// <inheritdoc cref="HoldsAsync(Func{Task{bool}}, TimeSpan?, CancellationToken, string?)"/>
    public static Task HoldsAsync(
        Func<bool> condition,
        TimeSpan? within = null,
        [CallerArgumentExpression(nameof(condition))] string? text = null
    ) => HoldsAsync(() => Task.FromResult(condition()), within, default, text);

    /// <summary>Returns as soon as the condition holds; throws with its text when it does not within the time (10 s).</summary>
    public static async Task HoldsAsync(
        Func<Task<bool>> condition,
        TimeSpan? within = null,
        CancellationToken cancellation = default,
        [CallerArgumentExpression(nameof(condition))] string? text = null
    )
    {
        var since = Stopwatch.GetTimestamp();
        var limit = within ?? TimeSpan.FromSeconds(10);
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(since) > limit)
            {
                throw new TimeoutException($"Did not come to hold within {limit.TotalSeconds} s: {text}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), cancellation);
        }
    }
}
