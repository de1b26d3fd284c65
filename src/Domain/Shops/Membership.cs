using System.Collections.Immutable;

namespace HotDash.Domain.Shops;

/// <summary>Who belongs to the shop while a decision on one of them is made; nobody else's changes meanwhile.</summary>
/// <param name="Members">Everybody with the present roles, in no order.</param>
/// <param name="KnownAs">The id that the login in question was given at its first membership; null when it never was a member.</param>
public sealed record Membership(ImmutableArray<Caller> Members, string? KnownAs = null)
{
    /// <summary>The member with this id; null when there is none.</summary>
    public Caller? Find(string id) => Members.FirstOrDefault(x => x.Actor.Id == id);

    /// <summary>The agents that this person answers for.</summary>
    public IEnumerable<Actor> AgentsOf(string owner) =>
        Members.Select(x => x.Actor).Where(x => x.Kind == ActorKind.Agent && x.OnBehalfOf == owner);

    /// <summary>Whether the shop would be without an admin if this one were none.</summary>
    public bool IsLastAdmin(string id) =>
        Find(id)?.Has(Role.Admin) == true && !Members.Any(x => x.Actor.Id != id && x.Has(Role.Admin));
}
