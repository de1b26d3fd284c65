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
public sealed class DevTokens(DatabasePools pools, IClock clock, LimitOptions limits) : ITokenReader, IDisposable
{
    private readonly SemaphoreSlim _reading = new(1);
    private SymmetricSecurityKey? _key;

    /// <summary>A token for this actor of this shop, good for 12 hours unless it is said otherwise.</summary>
    public async Task<string> Issue(string shop, Actor actor, CancellationToken cancel, Duration? goodFor = null)
    {
        var now = clock.GetCurrentInstant();
        return TokenChecks.Tokens.CreateToken(
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

    bool ITokenReader.Knows(JsonWebToken token) => token.Issuer == Name;

    async ValueTask<Reading> ITokenReader.Read(JsonWebToken token, CancellationToken cancel)
    {
        var grace = Duration.FromTimeSpan(limits.ExpiryGrace);
        if (
            await TokenChecks.Check(
                token,
                Name,
                Name,
                [SecurityAlgorithms.HmacSha256],
                [await Key(cancel)],
                clock.GetCurrentInstant(),
                grace
            ) is
            { } why
        )
            return why;
        return
            TokenChecks.Text(token, "shop") is { } shop
            && TokenChecks.Text(token, JwtRegisteredClaimNames.Sub) is { } actor
            ? new Proof(shop, TokenChecks.GoodUntil(token, grace)) { Actor = actor }
            : RefusedBecause.Malformed;
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
