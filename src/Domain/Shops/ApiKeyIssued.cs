using System.Collections.Immutable;
using NodaTime;

namespace HotDash.Domain.Shops;

/// <summary>An agent got a key. Neither the key nor its hash is in any fact.</summary>
/// <param name="At">When.</param>
/// <param name="By">Which admin.</param>
/// <param name="KeyId">The stream's key: <c>api-key-</c> and a UUID.</param>
/// <param name="Agent">The actor that the key proves.</param>
/// <param name="Owner">The person for whom the agent acts, at that time.</param>
/// <param name="Name">What admins call the key, 1..100 characters.</param>
/// <param name="Prefix">How the key begins, so that it can be told from others.</param>
/// <param name="Roles">What the key may at most: the agent's present roles count besides.</param>
/// <param name="ExpiresAt">From when on it proves nobody.</param>
public sealed record ApiKeyIssued(
    Instant At,
    By By,
    string KeyId,
    string Agent,
    string Owner,
    string Name,
    string Prefix,
    ImmutableArray<Role> Roles,
    Instant ExpiresAt
) : IFact;
