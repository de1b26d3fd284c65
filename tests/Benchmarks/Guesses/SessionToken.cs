using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace HotDash.Benchmarks.Guesses;

/// <summary>Session tokens as Shopify signs them for an app.</summary>
internal static class SessionToken
{
    public static string Of(string shop, string person)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var text =
            Part(new { alg = "HS256", typ = "JWT" })
            + "."
            + Part(
                new
                {
                    iss = $"https://{shop}/admin",
                    dest = $"https://{shop}",
                    aud = App,
                    sub = person,
                    nbf = now,
                    exp = now + 60,
                }
            );
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.ASCII.GetBytes(text));
        return $"{text}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Part(object json) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(json));

    public const string App = "app";
    public const string Secret = "0123456789abcdef0123456789abcdef";
}
