namespace HotDash.Application.Pipeline;

/// <summary>How commands are served.</summary>
public sealed record CommandOptions
{
    /// <summary>
    /// How many decide and commit at the same time in this process; others wait for their turn. Default one a processor and
    /// 2 at least; 1 at least.
    /// </summary>
    public int WritesAtOnce { get; init; } = Math.Max(2, Environment.ProcessorCount);
}
