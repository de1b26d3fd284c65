namespace HotDash.Benchmarks.Fanout;

/// <summary>What happens in mid run.</summary>
public enum Fault
{
    None,

    /// <summary>The server that the subscribers are connected to stands still for 2 s (SIGSTOP).</summary>
    Stop,

    /// <summary>PostgreSQL is restarted.</summary>
    PgRestart,
}

/// <summary>How many listen, to how many changes, how fast.</summary>
/// <param name="Subscribers">One run each.</param>
/// <param name="Changes">Commands that append one fact each.</param>
/// <param name="Rate">Changes a second; 0 for one after the other without a pause; null for the rate that fits the subscribers.</param>
/// <param name="Rounds">How often everything is repeated; medians are printed.</param>
/// <param name="Peers">The folder of the peers' scripts; null to print what was noted of them.</param>
public sealed record FanoutOptions(
    IReadOnlyList<int> Subscribers,
    int Changes,
    int? Rate,
    Fault Fault,
    int Rounds,
    string? Peers
)
{
    /// <summary>10 a second for 1,000, 4 for 5,000, 2 for 10,000: what the goals are stated for.</summary>
    public int RateFor(int subscribers) =>
        Rate
        ?? subscribers switch
        {
            <= 1_000 => 10,
            <= 5_000 => 4,
            _ => 2,
        };

    /// <summary>Before what is measured, without a pause: until what runs often is compiled for good.</summary>
    public static int WarmUpFor(int subscribers) => subscribers <= 1_000 ? 150 : 60;
}
