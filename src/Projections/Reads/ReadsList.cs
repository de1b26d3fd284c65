using System.Collections.Immutable;
using HotDash.Domain;
using HotDash.Projections.Storage;
using NodaTime;
using Npgsql;

namespace HotDash.Projections.Reads;

/// <summary>Who read what of the shop's, in which order?</summary>
public sealed class ReadsList(DatabasePools pools)
{
    /// <summary>Up to <paramref name="take"/> traces behind one, oldest first (before it, nearest first, when backward).</summary>
    public async Task<IReadOnlyList<Read>> Page(
        string shop,
        ReadsFilter filter,
        Guid? from,
        bool backward,
        int take,
        CancellationToken cancel
    )
    {
        var where = new ReadsConditions(shop, filter);
        if (from is { } id)
            where.And($"id {(backward ? "<" : ">")} {where.Add(id)}");
        return await ShopBatch
            .For(pools, shop)
            .With(
                $"select {Columns} from {Table} where {where} order by id {(backward ? "desc" : "asc")} limit {take}",
                where.Values
            )
            .List(row => Of(shop, row), cancel);
    }

    /// <summary>How many match, counted up to <paramref name="limit"/>.</summary>
    public Task<int> Count(string shop, ReadsFilter filter, int limit, CancellationToken cancel) =>
        ShopBatch.Count(pools, shop, Table, new ReadsConditions(shop, filter), limit, cancel);

    /// <summary>These traces, in no order; those that the shop does not have are not among them.</summary>
    public async Task<IReadOnlyList<Read>> Load(string shop, IReadOnlyCollection<Guid> ids, CancellationToken cancel) =>
        await ShopBatch
            .For(pools, shop)
            .With($"select {Columns} from {Table} where shop = $1 and id = any($2)", shop, ids.ToArray())
            .List(row => Of(shop, row), cancel);

    private static Read Of(string shop, NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            shop,
            row.GetFieldValue<Instant>(1),
            new Actor(
                row.GetString(2),
                StoredJson.ValueOf<ActorKind>(row.GetString(3)),
                row.IsDBNull(4) ? null : row.GetString(4)
            ),
            Values<Role>(row, 5),
            StoredJson.ValueOf<ReadStage>(row.GetString(6)),
            Values<ReadKind>(row, 7),
            [.. row.GetFieldValue<string[]>(8)],
            [.. row.GetFieldValue<string[]>(9)],
            row.GetString(10),
            row.GetString(11),
            row.GetString(12),
            row.GetInt64(13)
        );

    private static ImmutableArray<T> Values<T>(NpgsqlDataReader row, int column)
        where T : struct, Enum => [.. row.GetFieldValue<string[]>(column).Select(StoredJson.ValueOf<T>)];

    private const string Table = "hotdash.reads";

    private const string Columns =
        "id, at, actor_id, actor_kind, on_behalf_of, roles, stage, kinds, fields, approvals, transport, operation, trace_id, messages";
}
