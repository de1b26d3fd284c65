using System.Collections.Immutable;
using NodaTime;

namespace HotDash.Domain.Shops;

/// <summary>A fact of one member's belonging to a shop.</summary>
public interface IMemberFact : IFact;

/// <summary>A shop was made. <paramref name="Domain"/> is its name, as <c>acme.myshopify.com</c>.</summary>
public sealed record ShopCreated(Instant At, By By, string Domain) : IFact;

/// <summary>Somebody belongs to the shop from here on, for the first time or again, and under the same id each time.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who invited.</param>
/// <param name="Member">Who was invited; an agent with its owner.</param>
/// <param name="Roles">The roles, sorted; at least one.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Login">What a credential must prove; null for who comes with API keys or dev tokens alone.</param>
public sealed record MemberInvited(
    Instant At,
    By By,
    Actor Member,
    ImmutableArray<Role> Roles,
    PersonalText Name,
    Login? Login
) : IMemberFact;

/// <summary>The member has these roles, sorted, and no others.</summary>
public sealed record MemberRolesChanged(Instant At, By By, ImmutableArray<Role> Roles) : IMemberFact;

/// <summary>The member may do nothing any more; what it did stays. <paramref name="WithOwner"/>: whom an agent left with.</summary>
public sealed record MemberRemoved(Instant At, By By, string? WithOwner) : IMemberFact;
