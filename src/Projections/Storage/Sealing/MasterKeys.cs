using System.Security.Cryptography;
using System.Text;

namespace HotDash.Projections.Storage.Sealing;

/// <summary>The keys under which data keys are wrapped: the first wraps, all unwrap. They come from configuration and are stored nowhere.</summary>
public sealed class MasterKeys
{
    private readonly Dictionary<string, byte[]> _keys;

    private MasterKeys(string first, Dictionary<string, byte[]> keys) => (First, _keys) = (first, keys);

    /// <summary>The id of the key that wraps.</summary>
    public string First { get; }

    /// <summary>All ids.</summary>
    public IReadOnlyCollection<string> Ids => _keys.Keys;

    /// <summary>Reads <c>id:base64</c>, the first one first: 32 bytes each, an id of 1 to 40 letters, digits, dots, dashes and underscores.</summary>
    /// <param name="written">The keys as configured.</param>
    /// <param name="keys">What was read; null with a fault.</param>
    /// <returns>What is wrong, in a clause that quotes no key; null when nothing is.</returns>
    public static string? Read(IReadOnlyList<string> written, out MasterKeys? keys)
    {
        keys = null;
        var read = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (at, one) in written.Index())
        {
            if (one.Split(':', 2, StringSplitOptions.TrimEntries) is not [var id, var secret] || !IsId(id))
                return $"its entry {at + 1} is not id:base64";
            var bytes = new byte[Length];
            if (!Convert.TryFromBase64String(secret, bytes, out var length) || length != Length)
                return $"its key '{id}' is not {Length} bytes of base64";
            if (!read.TryAdd(id, bytes))
                return $"it names the key '{id}' twice";
        }
        if (read.Count == 0)
            return "it names no key";
        keys = new MasterKeys(read.Keys.First(), read);
        return null;
    }

    /// <summary>A new key as it is configured.</summary>
    public static string Make(string id) => $"{id}:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length))}";

    internal bool Has(string id) => _keys.ContainsKey(id);

    /// <summary>Nonce, tag and the data key, sealed under the first key for the place that it belongs to.</summary>
    internal byte[] Wrap(string place, byte[] dataKey) => Cipher.Aes.Seal(_keys[First], dataKey, About(place));

    /// <summary>The data key; null where the master key is not known, or is not the one.</summary>
    internal byte[]? Unwrap(string place, string masterKeyId, byte[] wrapped) =>
        _keys.TryGetValue(masterKeyId, out var key) ? Cipher.Aes.Open(key, wrapped, About(place)) : null;

    private static byte[] About(string place) => Encoding.UTF8.GetBytes($"data key\0{place}");

    private static bool IsId(string id) =>
        id.Length is >= 1 and <= 40 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');

    private const int Length = 32;
}
