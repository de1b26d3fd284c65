using System.Collections.Concurrent;
using System.Text;

namespace HotDash.Benchmarks.Fanout;

/// <summary>Numbers the ids of history entries as they are first heard of.</summary>
internal sealed class Keys
{
    private readonly ConcurrentDictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private int _count;

    public int Of(ReadOnlySpan<byte> id)
    {
        Span<char> text = stackalloc char[id.Length];
        Encoding.ASCII.GetChars(id, text);
        return _numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var number)
            ? number
            : Of(new string(text));
    }

    public int Of(string id) => _numbers.GetOrAdd(id, _ => Interlocked.Increment(ref _count) - 1);
}
