using System.Collections.Concurrent;
using System.Diagnostics;

namespace HotDash.Benchmarks.Intake;

/// <summary>When the client that wrote learnt of it, by approval and version: after its commit, for certain.</summary>
public sealed class AnswerTimes
{
    private readonly ConcurrentDictionary<(string Id, int Version), long> _at = new();

    public void Answered(string id, int version) => _at.TryAdd((id, version), Stopwatch.GetTimestamp());

    public IEnumerable<(string Id, int Version)> All => _at.Keys;

    public long? Of(string id, int version) => _at.TryGetValue((id, version), out var at) ? at : null;
}
