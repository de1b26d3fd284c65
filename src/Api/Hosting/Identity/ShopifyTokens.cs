using System.Text;
using System.Text.RegularExpressions;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using NodaTime;

namespace HotDash.Api.Hosting.Identity;

/// <summary>
/// Session tokens of a Shopify app: <c>iss</c> is <c>https://SHOP/admin</c>, <c>dest</c> is <c>https://SHOP</c>, <c>sub</c> the
/// person, <c>aud</c> the app. They live for a minute.
/// </summary>
internal sealed partial class ShopifyTokens(ShopifyOptions app, IClock clock) : ITokenReader
{
    private readonly SymmetricSecurityKey[] _keys =
    [
        .. new[] { app.Secret, app.SecondSecret }
            .Where(secret => secret.Length > 0)
            .Select(secret => new SymmetricSecurityKey(Encoding.UTF8.GetBytes(secret))),
    ];

    public bool Knows(JsonWebToken token) => OfShop().IsMatch(token.Issuer);

    public async ValueTask<Reading> Read(JsonWebToken token, CancellationToken cancel)
    {
        if (
            await TokenChecks.Check(
                token,
                token.Issuer,
                app.ApiKey,
                Algorithms,
                _keys,
                clock.GetCurrentInstant(),
                TokenChecks.Skew
            ) is
            { } why
        )
            return why;
        var shop = OfShop().Match(token.Issuer).Groups["shop"].Value;
        if (TokenChecks.Text(token, "dest") != $"https://{shop}")
            return RefusedBecause.Shop;
        return TokenChecks.Text(token, JwtRegisteredClaimNames.Sub) is { } person
            ? new Proof(shop, TokenChecks.GoodUntil(token, TokenChecks.Skew))
            {
                Issuer = token.Issuer,
                Subject = person,
            }
            : RefusedBecause.Malformed;
    }

    private static readonly string[] Algorithms = [SecurityAlgorithms.HmacSha256];

    [GeneratedRegex(@"^https://(?<shop>[a-z0-9][a-z0-9-]{0,99}\.myshopify\.com)/admin\z")]
    private static partial Regex OfShop();
}
