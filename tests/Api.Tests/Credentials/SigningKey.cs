using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using NSec.Cryptography;

namespace HotDash.Api.Tests.Credentials;

/// <summary>A key of an issuer, with what it publishes of it.</summary>
/// <param name="Id">Its <c>kid</c>; null leaves it out.</param>
/// <param name="Algorithm">As tokens name it.</param>
/// <param name="Public">The JWK.</param>
/// <param name="Sign">Signs bytes.</param>
public sealed record SigningKey(
    string? Id,
    string Algorithm,
    Dictionary<string, string> Public,
    Func<byte[], byte[]> Sign
)
{
    public static SigningKey Rsa(string id, string algorithm = "RS256", int bits = 2048)
    {
        var key = RSA.Create(bits);
        var shown = key.ExportParameters(false);
        return new(
            id,
            algorithm,
            Published(id, "RSA", ("n", Text(shown.Modulus!)), ("e", Text(shown.Exponent!))),
            bytes =>
                key.SignData(
                    bytes,
                    algorithm.EndsWith("512", StringComparison.Ordinal)
                        ? HashAlgorithmName.SHA512
                        : HashAlgorithmName.SHA256,
                    algorithm.StartsWith('P') ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1
                )
        );
    }

    public static SigningKey Ec(string id)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var shown = key.ExportParameters(false);
        return new(
            id,
            "ES256",
            Published(id, "EC", ("crv", "P-256"), ("x", Text(shown.Q.X!)), ("y", Text(shown.Q.Y!))),
            bytes => key.SignData(bytes, HashAlgorithmName.SHA256)
        );
    }

    public static SigningKey EdDsa(string id)
    {
        var key = Key.Create(SignatureAlgorithm.Ed25519);
        return new(
            id,
            "EdDSA",
            Published(id, "OKP", ("crv", "Ed25519"), ("x", Text(key.PublicKey.Export(KeyBlobFormat.RawPublicKey)))),
            bytes => SignatureAlgorithm.Ed25519.Sign(key, bytes)
        );
    }

    /// <summary>What whoever knows the secret signs; nothing is published of it.</summary>
    public static SigningKey Hmac(byte[] secret, string? id = null) =>
        new(id, "HS256", [], bytes => HMACSHA256.HashData(secret, bytes));

    /// <summary>No signature at all.</summary>
    public static readonly SigningKey None = new(null, "none", [], _ => []);

    private static Dictionary<string, string> Published(string id, string type, params (string, string)[] more)
    {
        var key = new Dictionary<string, string>
        {
            ["kid"] = id,
            ["kty"] = type,
            ["use"] = "sig",
        };
        foreach (var (name, value) in more)
            key[name] = value;
        return key;
    }

    private static string Text(byte[] bytes) => Base64UrlEncoder.Encode(bytes);
}
