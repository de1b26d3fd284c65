using System.Collections.Immutable;
using HotDash.Application.Members;
using HotDash.Domain;
using HotDash.Projections.Storage;

namespace HotDash.Api.Hosting.Identity;

/// <summary>A member of a shop.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Roles">The present roles.</param>
/// <param name="Name">What people call it.</param>
public sealed record Member(Actor Actor, ImmutableHashSet<Role> Roles, string Name);

/// <summary>The table of members, until membership is a stream of its own.</summary>
public sealed class MemberTable(DatabasePools pools) : IMembers
{
    /// <inheritdoc/>
    public async Task<ImmutableDictionary<string, ImmutableHashSet<Role>>> RolesOf(
        string shop,
        IReadOnlyCollection<string> actors,
        CancellationToken cancel
    ) => (await Load(shop, actors, cancel)).ToImmutableDictionary(x => x.Actor.Id, x => x.Roles);

    /// <inheritdoc/>
    public async Task<Caller?> Find(string shop, string actor, CancellationToken cancel) =>
        await Load(shop, [actor], cancel) is [var only] ? only : null;

    /// <summary>Adds members; those that are there already are left as they are.</summary>
    public async Task Add(string shop, IEnumerable<Member> members, CancellationToken cancel)
    {
        await using var batch = pools.Projector.CreateBatch();
        foreach (var member in members)
            batch.With(
                """
                insert into hotdash.members (shop, actor_id, kind, roles, on_behalf_of, name) values ($1, $2, $3, $4, $5, $6)
                on conflict do nothing
                """,
                shop,
                member.Actor.Id,
                member.Actor.Kind.ToString().ToUpperInvariant(),
                member.Roles.Select(role => role.ToString().ToUpperInvariant()).Order().ToArray(),
                member.Actor.OnBehalfOf,
                member.Name
            );
        await batch.ExecuteNonQueryAsync(cancel);
    }

    private Task<List<Caller>> Load(string shop, IReadOnlyCollection<string> actors, CancellationToken cancel) =>
        ShopBatch
            .For(pools, shop)
            .With(
                "select actor_id, kind, roles, on_behalf_of from hotdash.members where shop = $1 and actor_id = any($2)",
                shop,
                actors.ToArray()
            )
            .List(
                rows => new Caller(
                    new(
                        rows.GetString(0),
                        Enum.Parse<ActorKind>(rows.GetString(1), true),
                        rows.IsDBNull(3) ? null : rows.GetString(3)
                    ),
                    [.. rows.GetFieldValue<string[]>(2).Select(role => Enum.Parse<Role>(role, true))]
                ),
                cancel
            );
}
