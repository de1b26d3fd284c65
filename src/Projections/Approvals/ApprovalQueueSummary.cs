using HotDash.Domain.Approvals;
using HotDash.Projections.Storage;
using NodaTime;
using Npgsql;

namespace HotDash.Projections.Approvals;

/// <summary>How the queue stands: what waits, how pressing, since when.</summary>
/// <param name="Pending">Approvals in PENDING_REVIEW.</param>
/// <param name="ByKind">Pending by kind; kinds without one are absent.</param>
/// <param name="ByUrgency">Pending by urgency.</param>
/// <param name="OldestSubmittedAt">Since when the oldest waits; null when none does.</param>
/// <param name="Breached">Pending beyond their SLA.</param>
/// <param name="Claimed">Pending that somebody keeps to himself.</param>
/// <param name="EffectsHeld">Whether a manager holds the shop's effects.</param>
public sealed record ApprovalQueueSummary(
    int Pending,
    IReadOnlyDictionary<ApprovalKind, int> ByKind,
    IReadOnlyDictionary<Urgency, int> ByUrgency,
    Instant? OldestSubmittedAt,
    int Breached,
    int Claimed,
    bool EffectsHeld
)
{
    /// <summary>Asks one shop's queue, in one round trip.</summary>
    public static async Task<ApprovalQueueSummary> Of(
        DatabasePools pools,
        string shop,
        Instant now,
        CancellationToken cancel
    )
    {
        await using var batch = Ask(ShopBatch.For(pools, shop), shop, now);
        await using var rows = await batch.Read(cancel);
        return await Read(rows, cancel);
    }

    /// <summary>Adds its two statements to a batch.</summary>
    internal static NpgsqlBatch Ask(NpgsqlBatch batch, string shop, Instant now) =>
        batch
            .With(
                $$"""
                select contentkind, urgency, count(*)::int, min(submitted_at),
                       count(*) filter (where claimuntil > $2)::int
                  from {{ApprovalDocument.Table}}
                 where tenant_id = $1 and state = {{(int)ApprovalState.PendingReview}}
                 group by contentkind, urgency
                """,
                shop,
                now
            )
            .With(
                """
                select coalesce((select type like 'effects_held.%' from hotdash.mt_events
                                  where tenant_id = $1 and stream_id = 'effects-hold' order by version desc limit 1), false)
                """,
                shop
            );

    /// <summary>Reads the answers of both; stands before the first, and then behind the second's rows.</summary>
    internal static async Task<ApprovalQueueSummary> Read(NpgsqlDataReader rows, CancellationToken cancel)
    {
        var groups = new List<(ApprovalKind Kind, Urgency Urgency, int Count, Instant Oldest, int Claimed)>();
        while (await rows.ReadAsync(cancel))
            groups.Add(
                (
                    (ApprovalKind)rows.GetInt32(0),
                    (Urgency)rows.GetInt32(1),
                    rows.GetInt32(2),
                    rows.GetFieldValue<Instant>(3),
                    rows.GetInt32(4)
                )
            );
        await rows.NextResultAsync(cancel);
        await rows.ReadAsync(cancel);
        return new(
            groups.Sum(x => x.Count),
            groups.GroupBy(x => x.Kind).ToDictionary(x => x.Key, x => x.Sum(y => y.Count)),
            groups.GroupBy(x => x.Urgency).ToDictionary(x => x.Key, x => x.Sum(y => y.Count)),
            groups.Count == 0 ? null : groups.Min(x => x.Oldest),
            groups.Where(x => x.Urgency == Urgency.Critical).Sum(x => x.Count),
            groups.Sum(x => x.Claimed),
            rows.GetBoolean(0)
        );
    }
}
