using System.Collections.Immutable;
using HotDash.Application.Members;
using HotDash.Domain;
using HotDash.Domain.Shops;
using HotDash.Projections.Storage;
using Npgsql;

namespace HotDash.Api.Hosting.Identity;

/// <summary>The table of members, as their events leave it.</summary>
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

    /// <inheritdoc/>
    public async Task<Membership> Of(string shop, Login? login, CancellationToken cancel)
    {
        await using var batch = ShopBatch.For(pools, shop);
        await using var rows = await batch
            .With($"select {Columns} from hotdash.members where shop = $1", shop)
            .With(
                "select actor_id from hotdash.member_logins where shop = $1 and issuer = $2 and subject = $3",
                shop,
                login?.Issuer ?? "",
                login?.Subject ?? ""
            )
            .Read(cancel);
        var members = new List<Caller>();
        while (await rows.ReadAsync(cancel))
            members.Add(Row(rows));
        await rows.NextResultAsync(cancel);
        return new([.. members], await rows.ReadAsync(cancel) ? rows.GetString(0) : null);
    }

    private Task<List<Caller>> Load(string shop, IReadOnlyCollection<string> actors, CancellationToken cancel) =>
        ShopBatch
            .For(pools, shop)
            .With(
                $"select {Columns} from hotdash.members where shop = $1 and actor_id = any($2)",
                shop,
                actors.ToArray()
            )
            .List(Row, cancel);

    private static Caller Row(NpgsqlDataReader row) =>
        new(
            new(
                row.GetString(0),
                Enum.Parse<ActorKind>(row.GetString(1), true),
                row.IsDBNull(3) ? null : row.GetString(3)
            ),
            [.. row.GetFieldValue<string[]>(2).Select(role => Enum.Parse<Role>(role, true))]
        );

    private const string Columns = "actor_id, kind, roles, on_behalf_of";
}
