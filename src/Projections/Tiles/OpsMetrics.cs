using HotDash.Projections.Storage;
using NodaTime;
using Npgsql;

namespace HotDash.Projections.Tiles;

/// <summary>R30: activation and time to resolve, of the last 7 days, from the trail of approvals. A shop sees itself alone, so it counts one shop at most.</summary>
/// <param name="ActiveShops">1 when anything happened to an approval, else 0.</param>
/// <param name="ActivatedShops">1 when an approval was carried out, else 0.</param>
/// <param name="Sample">How many approvals persons decided, check items left out.</param>
/// <param name="MedianSeconds">From submission to decision, the half of them faster; null without any.</param>
/// <param name="P90Seconds">From submission to decision, nine of ten faster; null without any.</param>
public sealed record OpsMetrics(
    int ActiveShops,
    int ActivatedShops,
    int Sample,
    double? MedianSeconds,
    double? P90Seconds
)
{
    /// <summary>Activated ones among active ones, percent; 0 without any.</summary>
    public double ActivationPercent => ActiveShops == 0 ? 0 : ActivatedShops * 100.0 / ActiveShops;

    internal static NpgsqlBatch Ask(NpgsqlBatch batch, string shop, Instant now) =>
        batch.With(
            $"""
            select exists (select from hotdash.approval_history where shop = $1 and at > $2)::int,
                   exists (select from hotdash.approval_history
                            where shop = $1 and at > $2 and type = 'approval_applied.v1')::int,
                   count(*)::int,
                   percentile_cont(array[0.5, 0.9]) within group (order by extract(epoch from at - queued_at)::float8)
              from hotdash.approval_history
             where shop = $1 and at > $2 and {Decided}
            """,
            shop,
            now - Duration.FromDays(7)
        );

    // By persons, and on real work.
    private const string Decided =
        "type in ('approval_approved.v1', 'approval_rejected.v1') and actor_kind <> 'SYSTEM' and planted is not true";

    internal static async Task<OpsMetrics> Read(NpgsqlDataReader rows, CancellationToken cancel)
    {
        await rows.ReadAsync(cancel);
        var times = rows.IsDBNull(3) ? [null, null] : rows.GetFieldValue<double?[]>(3);
        return new(rows.GetInt32(0), rows.GetInt32(1), rows.GetInt32(2), times[0], times[1]);
    }
}
