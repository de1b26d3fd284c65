using Microsoft.IdentityModel.JsonWebTokens;

namespace HotDash.Api.Hosting.Identity;

/// <summary>Reads what stands behind "Bearer": an API key, or a token of an issuer that is known here.</summary>
internal sealed class BearerTokens(IEnumerable<ITokenReader> readers)
{
    private readonly ITokenReader[] _readers = [.. readers];

    /// <param name="credential">As it came, without its scheme.</param>
    /// <param name="shop">The shop that its bearer names; null where none is named.</param>
    public async ValueTask<Reading> Read(string credential, string? shop, CancellationToken cancel)
    {
        if (shop is not null && !TokenChecks.IsName(shop))
            return RefusedBecause.Shop;
        if (ApiKeySecret.Is(credential))
            return new Proof(shop, null) { KeyHash = ApiKeySecret.HashOf(credential) };
        if (Parse(credential) is not { } token)
            return RefusedBecause.Malformed;
        if (_readers.FirstOrDefault(x => x.Knows(token)) is not { } reader)
            return RefusedBecause.Issuer;
        var reading = await reader.Read(token, cancel);
        if (reading.Proof is not { } proof)
            return reading;
        // Who names another shop than its credential does is refused: it would be answered of one that it does not mean.
        return (proof.Shop, shop) switch
        {
            (null, null) => RefusedBecause.Shop,
            (null, _) => proof with { Shop = shop },
            (_, null) => proof,
            _ => proof.Shop == shop ? proof : RefusedBecause.Shop,
        };
    }

    private static JsonWebToken? Parse(string credential)
    {
        if (credential.Length > TokenChecks.LongestToken)
            return null;
        try
        {
            var token = new JsonWebToken(credential);
            // What must be understood, and is not, is refused (RFC 7515).
            return token.TryGetHeaderValue<object>("crit", out _) || token.Issuer is null ? null : token;
        }
        catch (Exception)
        {
            // Nothing but the text itself can be at fault here, however the library says so.
            return null;
        }
    }
}
