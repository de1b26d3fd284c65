using System.Reflection;

namespace HotDash.Api.GraphQL.Engine;

/// <summary>The documents that were built in, by the SHA-256 of their text: the build names each resource by it.</summary>
public sealed class TrustedDocuments
{
    private readonly Dictionary<string, string> _byHash;
    private readonly HashSet<string> _texts;

    private TrustedDocuments(IEnumerable<KeyValuePair<string, string>> byHash)
    {
        _byHash = new(byHash, StringComparer.Ordinal);
        _texts = new(_byHash.Values, StringComparer.Ordinal);
    }

    public static readonly TrustedDocuments None = new([]);

    /// <summary>schema/graphql/operations, as they were when this was built.</summary>
    public static TrustedDocuments BuiltIn { get; } = new(Read(typeof(TrustedDocuments).Assembly));

    /// <summary>The hashes, 64 hex digits in lower case each.</summary>
    public IReadOnlyCollection<string> Hashes => _byHash.Keys;

    /// <summary>The document with this hash; null when there is none.</summary>
    public string? Find(string hash) => _byHash.GetValueOrDefault(hash);

    /// <summary>Whether this very text is one of them.</summary>
    public bool Has(string text) => _texts.Contains(text);

    private static IEnumerable<KeyValuePair<string, string>> Read(Assembly built)
    {
        foreach (
            var name in built.GetManifestResourceNames().Where(x => x.StartsWith(Prefix, StringComparison.Ordinal))
        )
        {
            using var text = new StreamReader(built.GetManifestResourceStream(name)!);
            yield return new(name[Prefix.Length..], text.ReadToEnd());
        }
    }

    private const string Prefix = "trusted/";
}
