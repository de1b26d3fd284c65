using HotDash.Projections.Storage;
using NodaTime;
using Npgsql;

namespace HotDash.Projections.Tiles;

/// <summary>What an agent did.</summary>
/// <param name="At">When.</param>
/// <param name="Agent">Who.</param>
/// <param name="Type">The fact's stored name.</param>
/// <param name="ApprovalId">The approval that it is of.</param>
public sealed record AgentAction(Instant At, string Agent, string Type, string ApprovalId);

/// <summary>R30: what agents did, from the trail of approvals.</summary>
/// <param name="Today">How often they acted since midnight UTC.</param>
/// <param name="Pending">How many approvals wait for a decision.</param>
/// <param name="Recent">The last 5 acts of the last 7 days, the newest first.</param>
public sealed record AgentActions(int Today, int Pending, IReadOnlyList<AgentAction> Recent)
{
    internal static NpgsqlBatch Ask(NpgsqlBatch batch, string shop, Instant now) =>
        batch
            .With(
                """
                select count(*)::int from hotdash.approval_history
                 where shop = $1 and at >= $2 and actor_kind = 'AGENT'
                """,
                shop,
                now.InUtc().Date.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant()
            )
            .With(
                """
                select at, actor_id, type, approval_id from hotdash.approval_history
                 where shop = $1 and at > $2 and actor_kind = 'AGENT' order by at desc, version desc limit 5
                """,
                shop,
                now - Duration.FromDays(7)
            );

    internal static async Task<AgentActions> Read(NpgsqlDataReader rows, int pending, CancellationToken cancel)
    {
        await rows.ReadAsync(cancel);
        var today = rows.GetInt32(0);
        await rows.NextResultAsync(cancel);
        var recent = new List<AgentAction>();
        while (await rows.ReadAsync(cancel))
            recent.Add(new(rows.GetFieldValue<Instant>(0), rows.GetString(1), rows.GetString(2), rows.GetString(3)));
        return new(today, pending, recent);
    }
}
