using System.Collections.Immutable;
using HotDash.Application.Members;
using HotDash.Domain;
using HotDash.Projections.Storage;

namespace HotDash.Api.Hosting.Demo;

/// <summary>The members that the demo seeds, until members are streams of their own.</summary>
internal sealed class MembersTable(DatabasePools pools) : IMembers
{
    public async Task<ImmutableDictionary<string, ImmutableHashSet<Role>>> RolesOf(
        string shop,
        IReadOnlyCollection<string> actors,
        CancellationToken cancel
    )
    {
        var rows = await pools.App.QueryAsShopAsync(
            shop,
            "select actor_id, roles from hotdash.members where shop = $1 and actor_id = any($2)",
            [shop, actors.ToArray()],
            row => (Actor: row.GetString(0), Roles: row.GetFieldValue<string[]>(1)),
            cancel
        );
        return rows.ToImmutableDictionary(
            row => row.Actor,
            row => row.Roles.Select(role => Enum.Parse<Role>(role, ignoreCase: true)).ToImmutableHashSet()
        );
    }
}
