using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using HotDash.Domain;

namespace HotDash.Api.GraphQL.Engine;

/// <summary>An id as clients hold it: base64url, without padding, of <c>Type:key</c>. No shop inside: that comes from the credential.</summary>
public readonly record struct GlobalId(string Type, string Key)
{
    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Type}:{Key}"));

    /// <summary>The key when it names a thing of <paramref name="type"/>; otherwise NOT_FOUND, as for any thing that does not exist.</summary>
    public string KeyOf(string type) =>
        Type == type ? Key : throw new CodedError(ErrorCode.NotFound, $"There is no {type} with this id.");

    public static GlobalId Parse(string text) =>
        TryParse(text, out var id)
            ? id.Value
            : throw CodedError.Invalid("This is not an id.", "Use an id that this API gave out.");

    public static bool TryParse(string text, [NotNullWhen(true)] out GlobalId? id)
    {
        id = null;
        if (text.Length is 0 or > MaxLength || text.Contains('=', StringComparison.Ordinal) || !Base64Url.IsValid(text))
            return false;
        try
        {
            var plain = Strict.GetString(Base64Url.DecodeFromChars(text));
            var colon = plain.IndexOf(':', StringComparison.Ordinal);
            if (colon < 1 || colon == plain.Length - 1 || plain.Contains('\0', StringComparison.Ordinal))
                return false;
            id = new(plain[..colon], plain[(colon + 1)..]);
            return id.Value.ToString() == text;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    private const int MaxLength = 512;
}
