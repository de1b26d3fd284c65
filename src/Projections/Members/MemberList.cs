using System.Collections.Immutable;
using System.Text.Json;
using HotDash.Domain;
using HotDash.Domain.Shops;
using HotDash.Projections.Storage;
using HotDash.Projections.Storage.Sealing;
using Npgsql;

namespace HotDash.Projections.Members;

/// <summary>A member as a list shows it.</summary>
/// <param name="Actor">Who; an agent with its owner.</param>
/// <param name="Roles">The present roles, sorted.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Login">What a credential proves; null for who comes with API keys or dev tokens alone.</param>
public sealed record MemberView(Actor Actor, ImmutableArray<Role> Roles, PersonalText Name, Login? Login);

/// <summary>Who belongs to the shop? Who has left is not among them.</summary>
public sealed class MemberList(DatabasePools pools, SubjectKeys keys)
{
    /// <summary>Everybody, by id.</summary>
    public Task<List<MemberView>> All(string shop, CancellationToken cancel) => Read("", [shop], shop, cancel);

    /// <summary>Those of these that there are.</summary>
    public Task<List<MemberView>> Load(string shop, IReadOnlyCollection<string> ids, CancellationToken cancel) =>
        Read("and actor_id = any($2)", [shop, ids.ToArray()], shop, cancel);

    private async Task<List<MemberView>> Read(string which, object[] values, string shop, CancellationToken cancel)
    {
        var rows = await ShopBatch
            .For(pools, shop)
            .With(
                $"""
                select actor_id, kind, on_behalf_of, roles, name::text, issuer, subject
                  from hotdash.members where shop = $1 {which} order by actor_id
                """,
                values
            )
            .List(Row, cancel);
        return await keys.Read(shop, () => rows.ConvertAll(opened => opened()), cancel);
    }

    /// <summary>The row, whose name is opened when the member is asked for: again, where its key had to be fetched.</summary>
    private static Func<MemberView> Row(NpgsqlDataReader row)
    {
        var actor = new Actor(
            row.GetString(0),
            Enum.Parse<ActorKind>(row.GetString(1), true),
            row.IsDBNull(2) ? null : row.GetString(2)
        );
        ImmutableArray<Role> roles =
        [
            .. row.GetFieldValue<string[]>(3).Select(role => Enum.Parse<Role>(role, true)).Order(),
        ];
        var name = row.GetString(4);
        var login = row.IsDBNull(5) || row.IsDBNull(6) ? null : new Login(row.GetString(5), row.GetString(6));
        return () => new(actor, roles, JsonSerializer.Deserialize<PersonalText>(name, StoredJson.Sealed)!, login);
    }
}
