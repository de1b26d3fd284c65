using System.Globalization;

namespace HotDash.Benchmarks.Fanout;

/// <summary>Medians by server, and how ours compares with each other one.</summary>
internal static class Summary
{
    public static void Print(IReadOnlyList<Figures> rounds, TextWriter output)
    {
        output.WriteLine(
            "  medians                received      p50     p95     p99  CPU s/1,000  idle kB  ours/theirs CPU"
        );
        var ours = rounds.Where(x => x.Name == rounds[0].Name).ToList();
        foreach (var of in rounds.GroupBy(x => x.Name))
        {
            var ratio = Median(ours, x => x.Cpu) / Median(of, x => x.Cpu);
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {of.Key, -20} {100 * of.Min(x => x.Share), 9:F3} % {Median(of, x => x.P50), 8:F1} {Median(of, x => x.P95), 7:F1} {Median(of, x => x.P99), 7:F1} {Median(of, x => x.Cpu), 12:F5} {Median(of, x => x.IdleRss), 8:F1} {ratio, 16:F3}"
                )
            );
        }
    }

    private static double Median(IEnumerable<Figures> of, Func<Figures, double> value)
    {
        var sorted = of.Select(value).Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
