using System.Collections.Immutable;
using HotDash.Domain;
using HotDash.Domain.Shops;

namespace HotDash.Application.Members;

/// <summary>Who belongs to a shop, at this moment; near and quick, for it is asked within a turn to write.</summary>
public interface IMembers
{
    /// <summary>The present roles of these actors; who is no member is not among them.</summary>
    Task<ImmutableDictionary<string, ImmutableHashSet<Role>>> RolesOf(
        string shop,
        IReadOnlyCollection<string> actors,
        CancellationToken cancel
    );

    /// <summary>Everybody, and the id that this login has had; null: no login is asked for.</summary>
    Task<Membership> Of(string shop, Login? login, CancellationToken cancel);

    /// <summary>The actor with its present roles; null when it is no member of the shop.</summary>
    Task<Caller?> Find(string shop, string actor, CancellationToken cancel);
}
