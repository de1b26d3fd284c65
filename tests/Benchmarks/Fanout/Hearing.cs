using System.Diagnostics;
using HotDash.Benchmarks.Client;

namespace HotDash.Benchmarks.Fanout;

/// <summary>What all subscribers heard of what they should have heard.</summary>
internal sealed class Hearing
{
    private readonly List<double> _fromAnswer = [];
    private readonly List<double> _fromRequest = [];

    public long Received { get; private set; }

    public long Duplicates { get; private set; }

    public long OutOfOrder { get; private set; }

    /// <summary>From the commit as whoever made it knows it; as with the peers, what came before that counts as 0.</summary>
    public Percentiles FromAnswer => Percentiles.Of([.. _fromAnswer]);

    /// <summary>From the command's being sent: an upper bound.</summary>
    public Percentiles FromRequest => Percentiles.Of([.. _fromRequest]);

    public void Take(
        List<Entry> truth,
        Dictionary<int, int> ranks,
        ReadOnlySpan<int> keys,
        ReadOnlySpan<long> at,
        Dictionary<(string Approval, int Version), Commit> commits
    )
    {
        var (seen, last) = (new HashSet<int>(), -1);
        for (var i = 0; i < keys.Length; i++)
        {
            if (!ranks.TryGetValue(keys[i], out var rank))
                continue;
            if (!seen.Add(rank))
            {
                Duplicates++;
                continue;
            }

            Received++;
            OutOfOrder += rank < last ? 1 : 0;
            last = rank;
            if (commits.TryGetValue((truth[rank].Approval, truth[rank].Version), out var commit))
            {
                _fromAnswer.Add(Math.Max(0, Milliseconds(commit.Answered, at[i])));
                _fromRequest.Add(Milliseconds(commit.Sent, at[i]));
            }
        }
    }

    private static double Milliseconds(long from, long to) => (to - from) * 1000.0 / Stopwatch.Frequency;
}
