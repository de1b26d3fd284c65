using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using HotDash.Api.Transport;

namespace HotDash.Api.Hosting.Identity;

/// <summary>An API key itself: 256 random bits behind a mark by which it is found where it should not lie. It is shown once, and kept nowhere.</summary>
internal static class ApiKeySecret
{
    public static string Draw() => Start + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static bool Is(string credential) => credential.StartsWith(Start, StringComparison.Ordinal);

    /// <summary>SHA-256, as hex. A random key needs no slow hash: there is nothing to guess.</summary>
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>How it begins, by which people tell it from others.</summary>
    public static string PrefixOf(string key) => key[..(Start.Length + Shown)];

    private const string Start = Credential.ApiKeyMark;
    private const int Shown = 6;
}
