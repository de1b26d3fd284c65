using NodaTime;

namespace HotDash.Application.Pipeline;

/// <summary>How commands are served.</summary>
public sealed record CommandOptions
{
    /// <summary>
    /// How many decide and commit at the same time in this process; others wait for their turn. Default one a processor and
    /// 2 at least; 1 at least.
    /// </summary>
    public int WritesAtOnce { get; init; } = Math.Max(2, Environment.ProcessorCount);

    /// <summary>
    /// How long somebody's command tries before it answers UNAVAILABLE: its waits for turns and for what others keep locked. Default
    /// 10 s, above zero. What the system does by itself has no such limit: nobody stands before it.
    /// </summary>
    public Duration Patience { get; init; } = Duration.FromSeconds(10);
}
