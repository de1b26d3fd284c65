using System.Text.Json.Nodes;

namespace HotDash.Benchmarks.Fanout;

/// <summary>What one run came to.</summary>
/// <param name="Cpu">CPU seconds of the server per 1,000 deliveries.</param>
/// <param name="IdleRss">Resident kB a subscriber before any traffic.</param>
/// <param name="P50">Milliseconds from commit to receipt, as P95 and P99.</param>
internal sealed record Figures(
    string Name,
    long Expected,
    long Received,
    long Duplicates,
    double P50,
    double P95,
    double P99,
    double Cpu,
    double IdleRss
)
{
    public double Share => (double)Received / Expected;

    /// <summary>As the peers' script prints it.</summary>
    public static Figures Of(string name, JsonNode line) =>
        new(
            name,
            (long)line["expected"]!,
            (long)line["received"]!,
            (long)line["dup"]!,
            (double?)line["p50_ms"] ?? double.NaN,
            (double?)line["p95_ms"] ?? double.NaN,
            (double?)line["p99_ms"] ?? double.NaN,
            (double?)line["cpu_s_per_1000"] ?? double.NaN,
            (double?)line["rss_idle_kb_per_sub"] ?? double.NaN
        );

    /// <summary>Measured once on two cores; what is printed where the peers are not there.</summary>
    public static IEnumerable<Figures> Noted(int subscribers) =>
        subscribers switch
        {
            1_000 =>
            [
                new("Mercurius (noted)", 1, 1, 0, double.NaN, 87, double.NaN, 0.040, 82),
                new("Yoga (noted)", 1, 1, 0, double.NaN, 160, double.NaN, 0.057, 39),
            ],
            5_000 =>
            [
                new("Mercurius (noted)", 1, 1, 0, double.NaN, 322, double.NaN, 0.040, 82),
                new("Yoga (noted)", 1, 1, 0, double.NaN, 1529, double.NaN, 0.057, 39),
            ],
            _ => [],
        };
}
