using HotDash.Domain;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using NodaTime;

namespace HotDash.Api.Hosting.Identity;

/// <summary>What is demanded of every token alike.</summary>
internal static class TokenChecks
{
    /// <summary>The token is signed by one of the keys, by this issuer, for this audience, and good now.</summary>
    /// <returns>Null when it is; why not otherwise.</returns>
    public static async ValueTask<RefusedBecause?> Check(
        JsonWebToken token,
        string issuer,
        string audience,
        IReadOnlyList<string> algorithms,
        IEnumerable<SecurityKey> keys,
        Instant now,
        Duration skew
    )
    {
        if (!algorithms.Contains(token.Alg, StringComparer.Ordinal))
            return RefusedBecause.Algorithm;
        var result = await Tokens.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidIssuer = issuer,
                ValidAudience = audience,
                ValidAlgorithms = algorithms,
                IssuerSigningKeys = keys,
                LifetimeValidator = (from, to, _, _) => IsGood(from, to, now, skew),
            }
        );
        return result.IsValid
            ? null
            : result.Exception switch
            {
                SecurityTokenInvalidAudienceException => RefusedBecause.Audience,
                SecurityTokenInvalidLifetimeException => RefusedBecause.Time,
                SecurityTokenInvalidIssuerException => RefusedBecause.Issuer,
                SecurityTokenInvalidAlgorithmException => RefusedBecause.Algorithm,
                _ => RefusedBecause.Signature,
            };
    }

    /// <summary>A claim that is one text, as the database can keep it; null otherwise.</summary>
    public static string? Text(JsonWebToken token, string claim) =>
        token.TryGetPayloadValue<object>(claim, out var value) && value is string text && IsName(text) ? text : null;

    /// <summary>Whether it may name a shop, an issuer or a subject.</summary>
    public static bool IsName(string? text) =>
        text is { Length: > 0 and <= LongestName } && Texts.FaultOf(text) is null;

    /// <summary>From when on the token proves nobody, skew included.</summary>
    public static Instant GoodUntil(JsonWebToken token, Duration skew) =>
        Instant.FromDateTimeUtc(DateTime.SpecifyKind(token.ValidTo, DateTimeKind.Utc)) + skew;

    private static bool IsGood(DateTime? from, DateTime? to, Instant now, Duration skew) =>
        to is { } end
        && end.Add(skew.ToTimeSpan()) > now.ToDateTimeUtc()
        && (from is not { } begin || begin.Add(-skew.ToTimeSpan()) <= now.ToDateTimeUtc());

    /// <summary>How far the clocks of an issuer and of this process may be apart.</summary>
    public static readonly Duration Skew = Duration.FromSeconds(60);

    public static readonly JsonWebTokenHandler Tokens = new()
    {
        MapInboundClaims = false,
        MaximumTokenSizeInBytes = LongestToken,
    };

    /// <summary>Characters of a token, at most.</summary>
    public const int LongestToken = 16 * 1024;

    private const int LongestName = 500;
}
