using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace HotDash.Api.GraphQL.Engine;

/// <summary>The SHA-256 of a document's text, 64 hex digits in lower case, and the two ways in which clients send it.</summary>
internal static class DocumentHash
{
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary><c>documentId</c>, as <c>sha256:</c> and the hash.</summary>
    public static string OfId(string id) =>
        id.StartsWith(Scheme, StringComparison.Ordinal) && Hex(id[Scheme.Length..]) is { } hash
            ? hash
            : throw CodedError.Invalid("'documentId' is 'sha256:' and 64 hex digits.");

    /// <summary><c>persistedQuery</c> among the extensions; null when there is none.</summary>
    public static string? OfExtensions(JsonElement extensions)
    {
        if (
            extensions.ValueKind != JsonValueKind.Object
            || !extensions.TryGetProperty("persistedQuery", out var named)
            || named.ValueKind == JsonValueKind.Null
        )
            return null;
        if (named.ValueKind != JsonValueKind.Object)
            throw CodedError.Invalid("'persistedQuery' is a JSON object or null.");
        if (!named.TryGetProperty("version", out var version) || !Is(version, 1))
            throw CodedError.Invalid("Of 'persistedQuery' version 1 is served.", "Send 'version': 1.");
        return
            named.TryGetProperty("sha256Hash", out var hash)
            && hash.ValueKind == JsonValueKind.String
            && Hex(hash.GetString()!) is { } known
            ? known
            : throw CodedError.Invalid("'sha256Hash' is 64 hex digits.");
    }

    private static bool Is(JsonElement number, int wished) =>
        number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var given) && given == wished;

    private static string? Hex(string text) =>
        text.Length == 64 && text.All(char.IsAsciiHexDigit) ? text.ToLowerInvariant() : null;

    private const string Scheme = "sha256:";
}
