using NodaTime;

namespace HotDash.Application.Pipeline;

/// <summary>How commands are served.</summary>
public sealed record CommandOptions
{
    /// <summary>
    /// How many decide and commit at the same time in this process; others wait for their turn. Default one a processor and
    /// 2 at least; 1 at least.
    /// </summary>
    public int WritesAtOnce { get; init; } = Math.Clamp(Environment.ProcessorCount, 2, MostWritesAtOnce);

    /// <summary>Each may take two of a process's 30 connections, and who only looks needs some.</summary>
    public const int MostWritesAtOnce = 12;

    /// <summary>
    /// How long somebody's command tries before it answers UNAVAILABLE: its waits for turns and for what others keep locked. Default
    /// 10 s, above zero. What the system does by itself has no such limit: nobody stands before it.
    /// </summary>
    public Duration Patience { get; init; } = Duration.FromSeconds(10);
}
