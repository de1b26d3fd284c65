using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using GraphQLParser.AST;

namespace HotDash.Api.GraphQL.Engine;

/// <summary>
/// Documents that were parsed and found valid, by their text. Trusted ones stay for ever: there are as many as were built in.
/// Of all others those used last stay, within the bounds of <see cref="DocumentOptions"/>.
/// </summary>
internal sealed class DocumentCache(TrustedDocuments trusted, DocumentOptions bounds)
{
    private readonly ConcurrentDictionary<string, GraphQLDocument> _trusted = new(StringComparer.Ordinal);
    private readonly RecentlyUsed<GraphQLDocument> _others = new(bounds.CachedDocuments, bounds.CachedDocumentBytes);

    public int Count => _trusted.Count + _others.Count;

    public bool TryGet(string text, [NotNullWhen(true)] out GraphQLDocument? document) =>
        _trusted.TryGetValue(text, out document) || _others.TryGet(text, out document);

    public void Keep(string text, GraphQLDocument document)
    {
        if (trusted.Has(text))
            _trusted.TryAdd(text, document);
        else
            _others.Keep(text, document, DocumentOptions.BytesOf(text));
    }
}
