using System.Collections.Concurrent;
using System.Diagnostics;

namespace HotDash.Benchmarks.Client;

/// <summary>Durations by name; every single one is kept, so that the percentiles are exact.</summary>
public sealed class Latencies
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<double>> _milliseconds = new();

    public void Add(string name, double milliseconds) => _milliseconds.GetOrAdd(name, _ => new()).Enqueue(milliseconds);

    /// <summary>The time since a <see cref="Stopwatch.GetTimestamp"/>.</summary>
    public void AddSince(string name, long start) => Add(name, Stopwatch.GetElapsedTime(start).TotalMilliseconds);

    public IEnumerable<string> Names => _milliseconds.Keys.Order(StringComparer.Ordinal);

    public Percentiles Of(params IEnumerable<string> names) =>
        Percentiles.Of([.. names.SelectMany(n => _milliseconds.GetValueOrDefault(n) ?? [])]);
}

/// <summary>In milliseconds; NaN where nothing was measured.</summary>
public sealed record Percentiles(int Count, double P50, double P95, double P99, double Max)
{
    public static Percentiles Of(double[] values)
    {
        Array.Sort(values);
        double At(double share) =>
            values.Length == 0 ? double.NaN : values[Math.Max(0, (int)Math.Ceiling(share * values.Length) - 1)];
        return new(values.Length, At(0.50), At(0.95), At(0.99), At(1));
    }
}
