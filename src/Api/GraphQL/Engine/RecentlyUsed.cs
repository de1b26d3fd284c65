using System.Diagnostics.CodeAnalysis;

namespace HotDash.Api.GraphQL.Engine;

/// <summary>What was used last, by text. Bounded by count and by bytes: what was not used for longest makes room.</summary>
/// <param name="most">How many are kept.</param>
/// <param name="mostBytes">How many bytes all that is kept may weigh; what alone weighs more than an eighth of it is not kept.</param>
internal sealed class RecentlyUsed<T>(int most, int mostBytes)
    where T : class
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<Kept>> _byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<Kept> _lastFirst = new();
    private long _bytes;

    public int Count
    {
        get
        {
            lock (_gate)
                return _byKey.Count;
        }
    }

    public bool TryGet(string key, [NotNullWhen(true)] out T? value)
    {
        lock (_gate)
        {
            value = null;
            if (!_byKey.TryGetValue(key, out var node))
                return false;
            _lastFirst.Remove(node);
            _lastFirst.AddFirst(node);
            value = node.Value.Value;
            return true;
        }
    }

    /// <summary>Keeps it as the one used last; what is there under this key stays.</summary>
    public void Keep(string key, T value, int bytes)
    {
        if (bytes > mostBytes / 8)
            return;
        lock (_gate)
        {
            if (_byKey.ContainsKey(key))
                return;
            _byKey[key] = _lastFirst.AddFirst(new Kept(key, value, bytes));
            _bytes += bytes;
            while (_byKey.Count > most || _bytes > mostBytes)
            {
                var oldest = _lastFirst.Last!.Value;
                _lastFirst.RemoveLast();
                _byKey.Remove(oldest.Key);
                _bytes -= oldest.Bytes;
            }
        }
    }

    private sealed record Kept(string Key, T Value, int Bytes);
}
