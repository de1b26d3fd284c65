using System.Collections.Immutable;
using NodaTime;

namespace HotDash.Domain.Shops;

/// <summary>The key that an admin wants for an agent.</summary>
/// <param name="KeyId">The id drawn for it.</param>
/// <param name="Agent">The actor that it shall prove: a member of kind AGENT.</param>
/// <param name="Name">1..100 characters.</param>
/// <param name="Prefix">How the key drawn for it begins.</param>
/// <param name="Roles">AGENT alone; empty for the same.</param>
/// <param name="ExpiresAt">After now, within 366 days; null for 90 days.</param>
public sealed record ApiKeyWish(
    string KeyId,
    string Agent,
    string Name,
    string Prefix,
    ImmutableArray<Role> Roles,
    Instant? ExpiresAt
);
