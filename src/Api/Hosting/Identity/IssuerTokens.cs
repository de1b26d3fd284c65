using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using NodaTime;

namespace HotDash.Api.Hosting.Identity;

/// <summary>Tokens of an OpenID Connect issuer.</summary>
internal sealed class IssuerTokens(IssuerOptions issuer, IssuerKeys keys, IClock clock) : ITokenReader
{
    public bool Knows(JsonWebToken token) => token.Issuer == issuer.Issuer;

    public async ValueTask<Reading> Read(JsonWebToken token, CancellationToken cancel)
    {
        if (!Algorithms.Contains(token.Alg))
            return RefusedBecause.Algorithm;
        var signers = await keys.Of(token.Kid, cancel);
        if (signers.IsEmpty)
            return RefusedBecause.UnknownKey;
        var now = clock.GetCurrentInstant();
        if (
            await TokenChecks.Check(
                token,
                issuer.Issuer,
                issuer.Audience,
                Algorithms,
                signers,
                now,
                TokenChecks.Skew
            ) is
            { } why
        )
            return why;
        if (TokenChecks.Text(token, JwtRegisteredClaimNames.Sub) is not { } subject)
            return RefusedBecause.Malformed;
        var shop = issuer.ShopClaim.Length > 0 ? TokenChecks.Text(token, issuer.ShopClaim) : null;
        return new Proof(shop, TokenChecks.GoodUntil(token, TokenChecks.Skew))
        {
            Issuer = issuer.Issuer,
            Subject = subject,
        };
    }

    /// <summary>These and no other.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.EcdsaSha256,
        EdDsaKey.Algorithm,
    ];
}
