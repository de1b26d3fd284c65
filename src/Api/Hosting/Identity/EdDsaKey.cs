using Microsoft.IdentityModel.Tokens;
using NSec.Cryptography;

namespace HotDash.Api.Hosting.Identity;

/// <summary>A public key of Ed25519, which the library of tokens does not know by itself.</summary>
internal sealed class EdDsaKey : AsymmetricSecurityKey
{
    private EdDsaKey(PublicKey key, string? id)
    {
        (Key, KeyId) = (key, id);
        CryptoProviderFactory = new CryptoProviderFactory
        {
            CustomCryptoProvider = EdDsaProvider.Instance,
            CacheSignatureProviders = false,
        };
    }

    public PublicKey Key { get; }

    public override int KeySize => 256;

    public override PrivateKeyStatus PrivateKeyStatus => PrivateKeyStatus.DoesNotExist;

    [Obsolete("Demanded by the class above; PrivateKeyStatus says it.")]
    public override bool HasPrivateKey => false;

    /// <summary>The key that an issuer publishes as RFC 8037 says; null when it is no such key.</summary>
    public static EdDsaKey? Of(JsonWebKey published)
    {
        if (published is not { Kty: "OKP", Crv: "Ed25519", X: { } x })
            return null;
        try
        {
            var bytes = Base64UrlEncoder.DecodeBytes(x);
            return PublicKey.TryImport(SignatureAlgorithm.Ed25519, bytes, KeyBlobFormat.RawPublicKey, out var key)
                ? new(key!, published.KeyId)
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>The algorithm's name in tokens.</summary>
    public const string Algorithm = "EdDSA";
}
