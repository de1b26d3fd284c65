using System.Collections.Immutable;

namespace HotDash.Domain.Shops;

/// <summary>Who is to belong to a shop.</summary>
/// <param name="Kind">A person or an agent.</param>
/// <param name="Name">What people call it, 1..200 characters.</param>
/// <param name="Roles">At least one; an agent's is AGENT alone, and AUDITOR goes with no other.</param>
/// <param name="Owner">The person, a member, that an agent acts for; null for persons.</param>
/// <param name="Login">What a credential will prove; a person that another invites has one.</param>
public sealed record Invitation(
    ActorKind Kind,
    string Name,
    ImmutableArray<Role> Roles,
    string? Owner = null,
    Login? Login = null
);
