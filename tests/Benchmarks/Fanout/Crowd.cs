using System.Diagnostics;
using HotDash.Benchmarks.Intake;

namespace HotDash.Benchmarks.Fanout;

/// <summary>All subscribers of a run: every filter, asked by several people of one role.</summary>
internal sealed class Crowd : IDisposable
{
    private readonly Listener[] _listeners;
    private readonly int[] _before;

    public Crowd(int size)
    {
        _listeners = [.. Enumerable.Range(0, size).Select(i => new Listener(i % Questions.Count, Keys))];
        _before = new int[size];
    }

    public Keys Keys { get; } = new();

    public long Heard => _listeners.Sum(x => (long)x.Count);

    public IEnumerable<string> Ended => _listeners.Select(x => x.Ended).OfType<string>();

    public async Task OpenAsync(Uri server, IReadOnlyList<string> tokens, CancellationToken cancel)
    {
        foreach (var some in _listeners.Index().Chunk(AtOnce))
        {
            cancel.ThrowIfCancellationRequested();
            await Task.WhenAll(
                some.Select(x => x.Item.OpenAsync(server, tokens[x.Index / Questions.Count % tokens.Count]))
            );
        }
    }

    /// <summary>Waits until so much was heard in all, or nothing for a while.</summary>
    public async Task HearAsync(Func<long> expected, TimeSpan silence, CancellationToken cancel)
    {
        var (last, since) = (Heard, Stopwatch.GetTimestamp());
        while (last < expected() && Stopwatch.GetElapsedTime(since) < silence)
        {
            await Task.Delay(50, cancel);
            if (Heard is var now && now != last)
                (last, since) = (now, Stopwatch.GetTimestamp());
        }
    }

    /// <summary>From here on it counts.</summary>
    public void Begin()
    {
        for (var i = 0; i < _listeners.Length; i++)
            _before[i] = _listeners[i].Count;
    }

    /// <summary>What should have been heard by all together.</summary>
    public long Expected(List<Entry>[] truth) => _listeners.Sum(x => (long)truth[x.Question].Count);

    /// <summary>Compares what each heard with what it should have heard.</summary>
    public Hearing Judge(List<Entry>[] truth, Dictionary<(string Approval, int Version), Commit> commits)
    {
        var hearing = new Hearing();
        var ranks = truth.Select(x => x.Index().ToDictionary(e => Keys.Of(e.Item.Id), e => e.Index)).ToArray();
        for (var i = 0; i < _listeners.Length; i++)
        {
            var listener = _listeners[i];
            var (keys, at) = listener.Heard;
            hearing.Take(
                truth[listener.Question],
                ranks[listener.Question],
                keys.Span[_before[i]..],
                at.Span[_before[i]..],
                commits
            );
        }

        return hearing;
    }

    public void Dispose()
    {
        foreach (var listener in _listeners)
            listener.Dispose();
    }

    private const int AtOnce = 50;
}
