using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using GraphQLParser.AST;

namespace HotDash.Api.GraphQL.Engine;

/// <summary>
/// Documents that were parsed and found valid, by their text. Bounded by characters: when the young half is full it becomes
/// the old half and the former old half is forgotten; what is used from the old half moves to the young one.
/// </summary>
internal sealed class DocumentCache(int maxCharacters = 4_000_000)
{
    private readonly Lock _gate = new();
    private ConcurrentDictionary<string, GraphQLDocument> _young = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, GraphQLDocument> _old = new(StringComparer.Ordinal);
    private int _youngCharacters;

    public int Count => _young.Count + _old.Count;

    public bool TryGet(string text, [NotNullWhen(true)] out GraphQLDocument? document)
    {
        if (_young.TryGetValue(text, out document))
            return true;
        if (!_old.TryGetValue(text, out document))
            return false;
        Keep(text, document);
        return true;
    }

    public void Keep(string text, GraphQLDocument document)
    {
        if (text.Length > maxCharacters / 8)
            return;
        lock (_gate)
        {
            if (!_young.TryAdd(text, document))
                return;
            _youngCharacters += text.Length;
            if (_youngCharacters < maxCharacters / 2)
                return;
            (_old, _young, _youngCharacters) = (_young, new(StringComparer.Ordinal), 0);
        }
    }
}
