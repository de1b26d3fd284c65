using System.Globalization;

namespace HotDash.Benchmarks.Intake;

/// <summary>What is promised of a time: that 95 of 100 stay under it. A busy machine may miss one; no proof does.</summary>
public sealed record Goal(string Name, double UnderMilliseconds, double P95)
{
    /// <summary>Also where nothing was measured.</summary>
    public bool IsMissed => !(P95 < UnderMilliseconds);

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(IsMissed ? "missed" : "met"), -6} {Name, -32} p95 {P95, 6:F1} ms, goal under {UnderMilliseconds:F0} ms"
        );
}
