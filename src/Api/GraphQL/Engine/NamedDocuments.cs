using HotDash.Domain;

namespace HotDash.Api.GraphQL.Engine;

/// <summary>
/// The documents that a call may name by their hash: those built in, and, where others are served too, those that a client
/// sent in full before and that were found valid. Those are kept in this process alone: another one asks for the text once.
/// </summary>
internal sealed class NamedDocuments(TrustedDocuments trusted, DocumentOptions options)
{
    private readonly RecentlyUsed<string> _sent = new(options.CachedDocuments, options.CachedDocumentBytes);

    public int Count => _sent.Count;

    /// <summary>The call with its document's text.</summary>
    /// <exception cref="CodedError">Its document is not known, not the one of its hash, or not one that is served.</exception>
    public GraphQLCall Complete(GraphQLCall call)
    {
        if (call is { Hash: { } hash, Query.Length: 0 })
            return call with { Query = Find(hash) ?? throw Unknown() };
        if (options.TrustedDocumentsOnly && !trusted.Has(call.Query))
            throw NotTrusted();
        return call.Hash is null || call.Hash == DocumentHash.Of(call.Query)
            ? call
            : throw CodedError.Invalid(
                "The hash is not that of the document.",
                "Send the SHA-256 of exactly the text in 'query', as UTF-8."
            );
    }

    /// <summary>Lets a document that was found valid be named from now on, where its hash came with it.</summary>
    public void Keep(GraphQLCall call)
    {
        if (call.Hash is { } hash && trusted.Find(hash) is null)
            _sent.Keep(hash, call.Query, DocumentOptions.BytesOf(call.Query));
    }

    private string? Find(string hash) =>
        trusted.Find(hash) ?? (!options.TrustedDocumentsOnly && _sent.TryGet(hash, out var text) ? text : null);

    private CodedError Unknown() =>
        options.TrustedDocumentsOnly
            ? NotTrusted()
            // In Apollo's words: its clients and those after its example wait for exactly these.
            : new(ErrorCode.PersistedQueryNotFound, "PersistedQueryNotFound", "Send the document with its hash once.");

    private static CodedError NotTrusted() =>
        new(
            ErrorCode.DocumentNotTrusted,
            "This document is not one that is served here.",
            "Send one of schema/graphql/operations, or its hash as in manifest.json there; a new one is added there and built in."
        );
}
