using System.Text.Json;
using HotDash.Domain.Approvals;
using HotDash.Projections.Storage;
using HotDash.Projections.Storage.Sealing;
using NodaTime;
using Npgsql;

namespace HotDash.Projections.Approvals;

/// <summary>Which approvals wait, in which order? Every page costs one round trip, however far it lies.</summary>
public sealed class ApprovalQueue(DatabasePools pools, SubjectKeys keys) : IApprovalList
{
    /// <summary>Where an approval stands in a list; what comes behind it is compared with these.</summary>
    /// <param name="Rank">0 for URGENT to 3 for LOW; 0 in the order NEWEST.</param>
    /// <param name="At">When it was submitted (drafted, while it is not; in NEWEST always drafted).</param>
    /// <param name="Id">The approval.</param>
    public sealed record Place(int Rank, Instant At, string Id)
    {
        /// <summary>The place of an approval in a list of this order.</summary>
        public static Place Of(Approval approval, ApprovalOrder order) =>
            order == ApprovalOrder.Queue
                ? new(
                    ApprovalKeys.RankOf(approval.Content.Priority),
                    approval.SubmittedAt ?? approval.CreatedAt,
                    approval.Id
                )
                : new(0, approval.CreatedAt, approval.Id);
    }

    /// <summary>The same list as it stood at an instant (inclusive); a later one than now answers as now.</summary>
    public IApprovalList AsOf(Instant asOf) => new ApprovalQueueAsOf(pools, keys, asOf);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Approval>> Page(
        string shop,
        ApprovalFilter filter,
        ApprovalOrder order,
        Place? from,
        bool backward,
        int take,
        CancellationToken cancel
    )
    {
        var where = new ApprovalConditions(shop, filter);
        var orderBy = Keys.OrderBehind(from, order, backward, where);
        var batch = ShopBatch
            .For(pools, shop)
            .With(
                $"select data from {ApprovalDocument.Table} where {where} order by {orderBy} limit {take}",
                where.Values
            );
        return await Documents(shop, batch, cancel);
    }

    /// <inheritdoc/>
    public Task<int> Count(string shop, ApprovalFilter filter, int limit, CancellationToken cancel) =>
        ShopBatch.Count(pools, shop, ApprovalDocument.Table, new ApprovalConditions(shop, filter), limit, cancel);

    /// <summary>These approvals, in no order; those that the shop does not have are not among them.</summary>
    public async Task<IReadOnlyList<Approval>> Load(
        string shop,
        IReadOnlyCollection<string> ids,
        CancellationToken cancel
    )
    {
        if (ids.Count == 0)
            return [];
        var batch = ShopBatch
            .For(pools, shop)
            .With(
                $"select data from {ApprovalDocument.Table} where tenant_id = $1 and id = any($2)",
                shop,
                ids.ToArray()
            );
        return await Documents(shop, batch, cancel);
    }

    private async Task<IReadOnlyList<Approval>> Documents(string shop, NpgsqlBatch batch, CancellationToken cancel)
    {
        var stored = await batch.List(row => row.GetFieldValue<byte[]>(0), cancel);
        return await keys.Read(
            shop,
            () => stored.ConvertAll(one => JsonSerializer.Deserialize<Approval>(one, StoredJson.Sealed)!),
            cancel
        );
    }

    private static readonly ApprovalKeys Keys = new(
        ApprovalKeys.RankOfPriority,
        "(case when submitted_at is null then created_at else submitted_at end)",
        "created_at",
        "id"
    );
}
