using Microsoft.IdentityModel.Tokens;

namespace HotDash.Api.Hosting.Identity;

/// <summary>Lets the library of tokens check signatures of Ed25519.</summary>
internal sealed class EdDsaProvider : ICryptoProvider
{
    public static readonly EdDsaProvider Instance = new();

    public bool IsSupportedAlgorithm(string algorithm, params object[] args) =>
        algorithm == EdDsaKey.Algorithm && args is [EdDsaKey, ..];

    public object Create(string algorithm, params object[] args) => new EdDsaSignature((EdDsaKey)args[0]);

    public void Release(object cryptoInstance) => (cryptoInstance as IDisposable)?.Dispose();
}
