using System.Collections.Immutable;
using HotDash.Domain;
using NodaTime;

namespace HotDash.Api.Hosting.Identity;

/// <summary>A key as its shop's admins see it; the key itself is nowhere.</summary>
/// <param name="Id">The key's stream.</param>
/// <param name="Prefix">How the key begins.</param>
/// <param name="Name">What admins call it.</param>
/// <param name="Agent">The actor that it proves.</param>
/// <param name="Owner">For whom the agent acts now; null when it is no member any more.</param>
/// <param name="Roles">What it may at most.</param>
/// <param name="LastUsedAt">To the minute; null when never.</param>
public sealed record ApiKeyRow(
    string Id,
    string Prefix,
    string Name,
    string Agent,
    string? Owner,
    ImmutableArray<Role> Roles,
    Instant IssuedAt,
    string IssuedBy,
    Instant ExpiresAt,
    Instant? RevokedAt,
    Instant? LastUsedAt
);
