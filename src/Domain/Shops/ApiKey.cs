using System.Collections.Immutable;
using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Domain.Shops;

/// <summary>A key by which an agent proves itself; one stream a key, <c>api-key-&lt;uuid&gt;</c>.</summary>
/// <param name="Version">The number of facts so far.</param>
/// <param name="Issued">How it began.</param>
/// <param name="RevokedAt">Since when it proves nobody; null while it was not revoked.</param>
public sealed record ApiKey(int Version, ApiKeyIssued Issued, Instant? RevokedAt)
{
    /// <summary>The stream's key.</summary>
    public string Id { get; init; } = Issued.KeyId;

    /// <summary>When the last fact happened.</summary>
    public Instant LastAt => RevokedAt ?? Issued.At;

    /// <summary>The state after one more fact; others than a key's are passed over.</summary>
    public static ApiKey? Evolve(ApiKey? state, IFact fact) =>
        (state, fact) switch
        {
            (null, ApiKeyIssued e) => new(1, e, null),
            ({ } before, ApiKeyRevoked e) => before with { Version = before.Version + 1, RevokedAt = e.At },
            _ => state,
        };

    /// <summary>An admin gives an agent a key.</summary>
    /// <param name="wish">What is wished.</param>
    /// <param name="agent">The member that the wish names; null where there is none.</param>
    /// <param name="facts">What the decision is handed.</param>
    public static Ruling Issue(ApiKeyWish wish, Caller? agent, Facts facts)
    {
        if (May.Administer(facts.Caller) is not { } by)
            return May.Forbidden;
        if (wish.Name.Trim().Length is 0 or > LongestName || wish.Name.Any(char.IsControl))
            return Invalid($"A name has 1 to {LongestName} characters, none of them a control character.", "name");
        if (agent is null)
            return new Refusal(
                ErrorCode.NotFound,
                "There is no such agent in this shop.",
                "Invite the agent first, with its owner.",
                ["agent"]
            );
        if (agent.Actor is not { Kind: ActorKind.Agent, OnBehalfOf: { } owner })
            return Invalid("A key is for an agent that has an owner.", "agent");
        if (wish.Roles.Any(role => role != Role.Agent))
            return Invalid("An agent has the role AGENT alone.", "roles");
        var expires = wish.ExpiresAt ?? facts.Now + UsualLife;
        if (expires <= facts.Now || expires > facts.Now + LongestLife)
            return Invalid("A key expires after now and within 366 days.", "expiresAt");
        return Ruling.Of(
            new ApiKeyIssued(
                facts.Now,
                by,
                wish.KeyId,
                wish.Agent,
                owner,
                wish.Name.Trim(),
                wish.Prefix,
                [Role.Agent],
                expires
            )
        );
    }

    /// <summary>An admin takes it back. Revoked already: nothing happens.</summary>
    /// <param name="key">The key; null where there is none in this shop.</param>
    /// <param name="facts">What the decision is handed.</param>
    public static Ruling Revoke(ApiKey? key, Facts facts)
    {
        if (May.Administer(facts.Caller) is not { } by)
            return May.Forbidden;
        if (key is null)
            return new Refusal(
                ErrorCode.NotFound,
                "There is no such key in this shop.",
                "Look for it among the shop's keys.",
                ["id"]
            );
        return key.RevokedAt is null ? Ruling.Of(new ApiKeyRevoked(facts.Now, by, key.Id)) : Ruling.Nothing;
    }

    private static Refusal Invalid(string message, string field) =>
        new(ErrorCode.InvalidValue, message, "Correct it and send it again.", [field]);

    private const int LongestName = 100;
    private static readonly Duration UsualLife = Duration.FromDays(90);
    private static readonly Duration LongestLife = Duration.FromDays(366);
}
