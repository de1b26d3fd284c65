namespace HotDash.Api.GraphQL.Engine;

/// <summary>Which documents are served, and how many are kept.</summary>
public sealed record DocumentOptions
{
    /// <summary>Whether the documents that were built in are served alone, and every other is refused.</summary>
    public bool TrustedDocumentsOnly { get; init; }

    /// <summary>How many documents that are not built in are kept: as many parsed, and as many by their hash.</summary>
    public int CachedDocuments { get; init; } = 1_000;

    /// <summary>How many bytes of text those may have, the parsed and the ones by hash each; one alone an eighth of it at most. Parsed, a usual text takes six times as much.</summary>
    public int CachedDocumentBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>What a text weighs in memory.</summary>
    internal static int BytesOf(string text) => text.Length * sizeof(char);
}
