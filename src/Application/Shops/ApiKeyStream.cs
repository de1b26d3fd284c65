using System.Collections.Immutable;
using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Shops;
using NodaTime;

namespace HotDash.Application.Shops;

/// <summary>A key's stream; its row, by which the key is known again, goes out in the same transaction.</summary>
/// <param name="hash">The SHA-256 of a key that is being issued.</param>
internal sealed class ApiKeyStream(byte[]? hash = null) : StreamOf<ApiKey>
{
    public override ApiKey Evolve(ApiKey? state, IFact fact) => ApiKey.Evolve(state, fact)!;

    public override Instant LastAt(ApiKey state) => state.LastAt;

    public override ValueTask Stage(Attempt attempt, ApiKey? before, ApiKey after, ImmutableArray<IFact> facts)
    {
        foreach (var fact in facts)
        {
            if (fact is ApiKeyIssued key)
                attempt.Run(
                    Insert,
                    attempt.Command.Shop,
                    key.KeyId,
                    hash!,
                    key.Prefix,
                    key.Agent,
                    key.Name,
                    key.Roles.Select(role => role.ToString().ToUpperInvariant()).ToArray(),
                    key.At.ToDateTimeOffset(),
                    key.By.Id,
                    key.ExpiresAt.ToDateTimeOffset()
                );
            else if (fact is ApiKeyRevoked revoked)
                attempt.Run(Revoke, revoked.At.ToDateTimeOffset(), attempt.Command.Shop, revoked.KeyId);
        }
        return ValueTask.CompletedTask;
    }

    private const string Insert = """
        insert into hotdash.api_keys
          (shop, id, hash, prefix, agent_id, name, roles, issued_at, issued_by, expires_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    private const string Revoke = "update hotdash.api_keys set revoked_at = ? where shop = ? and id = ?";
}
