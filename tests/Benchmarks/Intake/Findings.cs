using System.Collections.Concurrent;

namespace HotDash.Benchmarks.Intake;

/// <summary>What was not as it has to be. Empty at the end of a good run.</summary>
public sealed class Findings
{
    private readonly ConcurrentQueue<string> _all = new();

    public int Count => _all.Count;

    public IEnumerable<string> All => _all;

    public void Add(string finding) => _all.Enqueue(finding);

    /// <summary>Notes the finding unless the condition holds.</summary>
    public void Require(bool condition, Func<string> otherwise)
    {
        if (!condition)
        {
            Add(otherwise());
        }
    }
}
