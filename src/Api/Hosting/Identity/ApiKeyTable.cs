using HotDash.Domain;
using HotDash.Projections.Storage;
using NodaTime;
using Npgsql;

namespace HotDash.Api.Hosting.Identity;

/// <summary>The keys of a shop, for its admins.</summary>
public sealed class ApiKeyTable(DatabasePools pools)
{
    /// <summary>The newest first, revoked and expired ones too; 500 at most.</summary>
    public Task<List<ApiKeyRow>> Of(string shop, CancellationToken cancel) => List(shop, null, cancel);

    /// <summary>Those of these ids that this shop has.</summary>
    public Task<List<ApiKeyRow>> Find(string shop, IReadOnlyCollection<string> ids, CancellationToken cancel) =>
        List(shop, [.. ids], cancel);

    private Task<List<ApiKeyRow>> List(string shop, string[]? ids, CancellationToken cancel) =>
        ShopBatch.For(pools, shop).With(Select(ids), ids is null ? [shop] : [shop, ids]).List(Row, cancel);

    private static string Select(string[]? ids) =>
        $"""
            select k.id, k.prefix, k.name, k.agent_id, m.on_behalf_of, k.roles, k.issued_at, k.issued_by, k.expires_at,
                   k.revoked_at, k.last_used_at
              from hotdash.api_keys k left join hotdash.members m on m.shop = k.shop and m.actor_id = k.agent_id
             where k.shop = $1 {(ids is null ? "" : "and k.id = any($2)")}
             order by k.issued_at desc, k.id desc limit 500
            """;

    private static ApiKeyRow Row(NpgsqlDataReader row) =>
        new(
            row.GetString(0),
            row.GetString(1),
            row.GetString(2),
            row.GetString(3),
            row.IsDBNull(4) ? null : row.GetString(4),
            [.. row.GetFieldValue<string[]>(5).Select(role => Enum.Parse<Role>(role, true))],
            row.GetFieldValue<Instant>(6),
            row.GetString(7),
            row.GetFieldValue<Instant>(8),
            row.IsDBNull(9) ? null : row.GetFieldValue<Instant>(9),
            row.IsDBNull(10) ? null : row.GetFieldValue<Instant>(10)
        );
}
