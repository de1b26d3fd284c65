using System.Collections.Immutable;
using NodaTime;

namespace HotDash.Domain.Shops;

/// <summary>Somebody's belonging to a shop; one stream for each, <c>member-</c> and its id, through leaving and coming back.</summary>
/// <param name="Version">The number of facts so far.</param>
/// <param name="Actor">Who; an agent with its owner.</param>
/// <param name="Roles">The present roles; none when it was removed.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Login">What a credential proves; null for who comes with API keys or dev tokens alone.</param>
/// <param name="LastAt">When the last fact happened.</param>
public sealed partial record Member(
    int Version,
    Actor Actor,
    ImmutableHashSet<Role> Roles,
    PersonalText Name,
    Login? Login,
    Instant LastAt
)
{
    /// <summary>The stream's key.</summary>
    public string Id { get; init; } = KeyOf(Actor.Id);

    /// <summary>Whether it belongs to the shop no more.</summary>
    public bool IsRemoved => Roles.IsEmpty;

    /// <summary>The key of the stream of the member with this id.</summary>
    public static string KeyOf(string actorId) => $"{Prefix}{actorId}";

    /// <summary>The id of the member whose stream this is.</summary>
    public static string ActorIdOf(string key) => key[Prefix.Length..];

    /// <summary>The state after one more fact; others than a member's are passed over.</summary>
    public static Member? Evolve(Member? state, IFact fact) =>
        fact switch
        {
            MemberInvited e => new((state?.Version ?? 0) + 1, e.Member, [.. e.Roles], e.Name, e.Login, e.At),
            MemberRolesChanged e when state is not null => state with
            {
                Version = state.Version + 1,
                Roles = [.. e.Roles],
                LastAt = e.At,
            },
            MemberRemoved e when state is not null => state with
            {
                Version = state.Version + 1,
                Roles = [],
                LastAt = e.At,
            },
            _ => state,
        };

    private const string Prefix = "member-";
}
