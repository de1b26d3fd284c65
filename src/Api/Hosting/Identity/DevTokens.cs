using System.Security.Claims;
using HotDash.Api.GraphQL.Engine.Limits;
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
public sealed class DevTokens(DatabasePools pools, IClock clock, LimitOptions limits) : IDisposable
{
    private readonly JsonWebTokenHandler _tokens = new() { MapInboundClaims = false };
    private readonly SemaphoreSlim _reading = new(1);
    private SymmetricSecurityKey? _key;

    /// <summary>A token for this actor of this shop, good for 12 hours unless it is said otherwise.</summary>
    public async Task<string> Issue(string shop, Actor actor, CancellationToken cancel, Duration? goodFor = null)
    {
        var now = clock.GetCurrentInstant();
        return _tokens.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = Name,
                Audience = Name,
                IssuedAt = now.ToDateTimeUtc(),
                NotBefore = now.ToDateTimeUtc(),
                Expires = (now + (goodFor ?? Lifetime)).ToDateTimeUtc(),
                Subject = new ClaimsIdentity([new("sub", actor.Id), new("shop", shop)]),
                SigningCredentials = new(await Key(cancel), SecurityAlgorithms.HmacSha256),
            }
        );
    }

    /// <summary>Whom the token proves; null when it is forged, foreign or expired.</summary>
    public async Task<Proof?> Read(string token, CancellationToken cancel)
    {
        var result = await _tokens.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidIssuer = Name,
                ValidAudience = Name,
                ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
                IssuerSigningKey = await Key(cancel),
                LifetimeValidator = (from, to, _, _) =>
                    clock.GetCurrentInstant().ToDateTimeUtc() is var now
                    && from <= now + Skew
                    && to >= now - limits.ExpiryGrace,
            }
        );
        return
            result.IsValid
            && result.Claims.TryGetValue("shop", out var shop)
            && result.Claims.TryGetValue("sub", out var actor)
            ? new(
                (string)shop,
                (string)actor,
                Instant.FromDateTimeUtc(result.SecurityToken.ValidTo) + Duration.FromTimeSpan(limits.ExpiryGrace)
            )
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

    /// <summary>What a token proves.</summary>
    /// <param name="GoodUntil">From then on it proves nothing.</param>
    public sealed record Proof(string Shop, string Actor, Instant GoodUntil);

    /// <summary>How far the clocks of two processes may be apart.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    private const string Name = "hotdash-dev";
    private static readonly Duration Lifetime = Duration.FromHours(12);
}
