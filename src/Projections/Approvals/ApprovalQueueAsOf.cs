using HotDash.Domain.Approvals;
using HotDash.Projections.Storage;
using HotDash.Projections.Storage.Sealing;
using NodaTime;

namespace HotDash.Projections.Approvals;

/// <summary>
/// Which approvals stood where at an instant (R60)? The history knows for every event how the approval stood after it;
/// the last one by then counts. What happened at the instant itself had happened.
/// </summary>
internal sealed class ApprovalQueueAsOf(DatabasePools pools, SubjectKeys keys, Instant asOf) : IApprovalList
{
    public async Task<IReadOnlyList<Approval>> Page(
        string shop,
        ApprovalFilter filter,
        ApprovalOrder order,
        ApprovalQueue.Place? from,
        bool backward,
        int take,
        CancellationToken cancel
    )
    {
        var where = new AsOfConditions(shop, filter, asOf);
        // Follows from the rest, but lets the index begin (or pass over) where nothing stood yet.
        where.And($"{(order == ApprovalOrder.Newest ? Keys.CreatedAt : Keys.QueuedAt)} <= {where.AsOf}");
        var orderBy = Keys.OrderBehind(from, order, backward, where);
        // The page is found by the rows' keys, then each approval is folded from its facts up to then: one round trip.
        var facts = await ShopBatch
            .For(pools, shop)
            .With(
                $"""
                with page as (
                  select approval_id, version as reached, rank, queued_at, created_at
                    from {Table} where {where} order by {orderBy} limit {take})
                select approval_id, type, data from page cross join lateral (
                  select type, data, version from hotdash.approval_history fact
                   where fact.shop = {where.Shop} and fact.approval_id = page.approval_id and fact.version <= page.reached) fact
                 order by {orderBy}, version
                """,
                where.Values
            )
            .List(row => (Id: row.GetString(0), Fact: StoredFact.In(row, 1, 2)), cancel);
        return await keys.Read(
            shop,
            () =>
                facts
                    .GroupBy(x => x.Id, x => (IApprovalFact)x.Fact.Read())
                    .Select(life => life.Aggregate((Approval?)null, Approval.Evolve)!)
                    .ToList(),
            cancel
        );
    }

    public Task<int> Count(string shop, ApprovalFilter filter, int limit, CancellationToken cancel) =>
        ShopBatch.Count(pools, shop, Table, new AsOfConditions(shop, filter, asOf), limit, cancel);

    private const string Table = "hotdash.approval_history h";

    private static readonly ApprovalKeys Keys = new("rank", "queued_at", "created_at", "approval_id");
}
