using System.Security.Claims;
using HotDash.Domain;
using HotDash.Projections.Storage;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using NodaTime;

namespace HotDash.Api.Hosting.Identity;

/// <summary>
/// Tokens for Development: a JWT that names shop and actor, signed with a key that lives in the database, so that every
/// process on it knows its siblings' tokens. Roles are not in it: they come from membership, at every request.
/// </summary>
public sealed class DevTokens(DatabasePools pools, IClock clock) : IDisposable
{
    private readonly JsonWebTokenHandler _tokens = new() { MapInboundClaims = false };
    private readonly SemaphoreSlim _reading = new(1);
    private SymmetricSecurityKey? _key;

    /// <summary>A token for this actor of this shop, good for 12 hours.</summary>
    public async Task<string> Issue(string shop, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        return _tokens.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = Name,
                Audience = Name,
                IssuedAt = now.ToDateTimeUtc(),
                NotBefore = now.ToDateTimeUtc(),
                Expires = (now + Lifetime).ToDateTimeUtc(),
                Subject = new ClaimsIdentity([new("sub", actor.Id), new("shop", shop)]),
                SigningCredentials = new(await Key(cancel), SecurityAlgorithms.HmacSha256),
            }
        );
    }

    /// <summary>Whom the token proves; null when it is forged, foreign or expired.</summary>
    public async Task<(string Shop, string Actor)?> Read(string token, CancellationToken cancel)
    {
        var result = await _tokens.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidIssuer = Name,
                ValidAudience = Name,
                ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
                IssuerSigningKey = await Key(cancel),
                ClockSkew = TimeSpan.FromSeconds(60),
                LifetimeValidator = (from, to, _, rules) =>
                    clock.GetCurrentInstant().ToDateTimeUtc() is var now
                    && from <= now + rules.ClockSkew
                    && to >= now - rules.ClockSkew,
            }
        );
        return
            result.IsValid
            && result.Claims.TryGetValue("shop", out var shop)
            && result.Claims.TryGetValue("sub", out var actor)
            ? ((string)shop, (string)actor)
            : null;
    }

    public void Dispose() => _reading.Dispose();

    private async ValueTask<SymmetricSecurityKey> Key(CancellationToken cancel)
    {
        if (_key is { } known)
            return known;
        await _reading.WaitAsync(cancel);
        try
        {
            await using var command = pools.Projector.CreateCommand("select key from hotdash.dev_token_key");
            return _key ??= new((byte[])(await command.ExecuteScalarAsync(cancel))!);
        }
        finally
        {
            _reading.Release();
        }
    }

    private const string Name = "hotdash-dev";
    private static readonly Duration Lifetime = Duration.FromHours(12);
}
