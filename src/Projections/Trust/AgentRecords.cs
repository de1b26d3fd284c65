using System.Text.Json;
using HotDash.Domain.Trust;
using HotDash.Projections.Storage;
using NodaTime;
using Npgsql;

namespace HotDash.Projections.Trust;

/// <summary>What was an agent's work worth, and how well do reviewers look? Asked of the history itself: nothing is kept beside it.</summary>
public sealed class AgentRecords(DatabasePools pools)
{
    /// <summary>All agents of the shop, by id, in one round trip.</summary>
    public async Task<IReadOnlyList<AgentStanding>> All(string shop, CancellationToken cancel)
    {
        await using var batch = ShopBatch
            .For(pools, shop)
            .With(Records(Agents, "10000"), shop)
            .With(Decision.Sql(Agents, "drafted_by"), shop)
            .With(CheckItems.Sql, shop);
        await using var rows = await batch.Read(cancel);
        var records = new List<(string Agent, AgentTrust? Trust, AgentRecord Record)>();
        while (await rows.ReadAsync(cancel))
            records.Add((rows.GetString(0), Trust(rows), Record(rows)));
        var (decisions, checks) = await Reviews(rows, cancel);
        return
        [
            .. records.Select(x =>
            {
                var (seen, missed) = checks.Under(x.Agent);
                return new AgentStanding(
                    x.Agent,
                    x.Trust,
                    x.Record,
                    Decision.SignsOf(decisions[x.Agent], seen, missed)
                );
            }),
        ];
    }

    /// <summary>All who may review, by id, in one round trip.</summary>
    public async Task<IReadOnlyList<ReviewerStanding>> Reviewers(string shop, CancellationToken cancel)
    {
        await using var batch = ShopBatch
            .For(pools, shop)
            .With(Persons, shop)
            .With(Decision.Sql(Persons, "actor_id"), shop)
            .With(CheckItems.Sql, shop);
        await using var rows = await batch.Read(cancel);
        var persons = new List<string>();
        while (await rows.ReadAsync(cancel))
            persons.Add(rows.GetString(0));
        var (decisions, checks) = await Reviews(rows, cancel);
        return
        [
            .. persons.Select(x =>
            {
                var (seen, missed) = checks.By(x);
                return new ReviewerStanding(x, Decision.SignsOf(decisions[x], seen, missed));
            }),
        ];
    }

    /// <summary>One agent's, since its last revocation; <see cref="AgentRecord.None"/> for who is no agent of the shop.</summary>
    /// <param name="countTo">How many decided items it is enough to count, 1 or more.</param>
    public async Task<AgentRecord> Of(string shop, string agent, int countTo, CancellationToken cancel) =>
        (
            await ShopBatch
                .For(pools, shop)
                .With(Records("select $2::text as id", "$3"), shop, agent, countTo)
                .List(Record, cancel)
        )[0];

    private static async Task<(ILookup<string, Decision> Decisions, CheckItems Checks)> Reviews(
        NpgsqlDataReader rows,
        CancellationToken cancel
    )
    {
        await rows.NextResultAsync(cancel);
        var decisions = new List<Decision>();
        while (await rows.ReadAsync(cancel))
            decisions.Add(Decision.In(rows));
        await rows.NextResultAsync(cancel);
        return (decisions.ToLookup(x => x.Of), await CheckItems.Read(rows, cancel));
    }

    private static AgentTrust? Trust(NpgsqlDataReader row) =>
        row.IsDBNull(1) ? null : JsonSerializer.Deserialize<AgentTrust>(row.GetString(1), StoredJson.Options);

    private static AgentRecord Record(NpgsqlDataReader row)
    {
        return new(
            row.GetInt32(2),
            row.GetInt32(3),
            row.GetInt32(4),
            Mean(5),
            Mean(6),
            Mean(7),
            Mean(8),
            row.IsDBNull(9) ? null : Duration.FromSeconds(row.GetDouble(9))
        );

        decimal? Mean(int column) => row.IsDBNull(column) ? null : row.GetDecimal(column);
    }

    private const string Agents =
        "select actor_id as id from hotdash.members where shop = $1 and kind = 'AGENT' order by 1";

    private const string Persons = """
        select actor_id as id from hotdash.members
         where shop = $1 and kind = 'PERSON' and roles && array['OPERATOR', 'MANAGER', 'ADMIN'] order by 1
        """;

    // What was undone is not decided. An approval that was undone and decided again has a later row.
    private const string Decided = """
        d.shop = $1 and d.drafted_by = whose.id and d.at > revoked.at
          and d.type in ('approval_given.v1', 'approval_approved.v1', 'approval_rejected.v1') and d.type <> 'approval_given.v1'
          and d.actor_kind <> 'SYSTEM' and d.planted is not true
          and not exists (select from hotdash.approval_history u where u.shop = $1 and u.approval_id = d.approval_id
                             and u.version > d.version and u.type = 'approval_undone.v1')
        """;

    private static string Records(string whose, string countTo) =>
        $$"""
            select whose.id, trust.data::text, number.decided, last.counted, last.approved, last.tone, last.accuracy, last.policy,
                   last.distance, last.seconds
              from ({{whose}}) whose
              left join hotdash.mt_doc_agent_trust trust on trust.tenant_id = $1 and trust.id = 'trust-' || whose.id
             cross join lateral (select coalesce((trust.data ->> 'revokedAt')::timestamptz, '-infinity') as at) revoked
             cross join lateral (
               select count(*)::int as decided
                 from (select from hotdash.approval_history d where {{Decided}} limit {{countTo}}) d) number
             cross join lateral (
               select count(*)::int as counted, (count(*) filter (where d.type = 'approval_approved.v1'))::int as approved,
                      sum(told.tone) / nullif(sum(told.tones), 0) as tone,
                      sum(told.accuracy) / nullif(sum(told.accuracies), 0) as accuracy,
                      sum(told.policy) / nullif(sum(told.policies), 0) as policy, avg(told.distance) as distance,
                      percentile_cont(0.5) within group (order by extract(epoch from d.at - told.submitted_at)::float8) as seconds
                 from (select d.* from hotdash.approval_history d where {{Decided}}
                        order by d.at desc limit {{AgentRecord.Window}}) d
                cross join lateral (
                  select max(f.at) filter (where f.type = 'approval_submitted.v1') as submitted_at,
                         coalesce(sum((select sum((e ->> 'distance')::int) from jsonb_array_elements(f.data -> 'edits') e))
                           filter (where f.type = 'approval_edited.v1' and f.actor_id <> f.drafted_by), 0) as distance,
                         {{Graded("tone", "tones")}}, {{Graded("accuracy", "accuracies")}}, {{Graded(
                "policy",
                "policies"
            )}}
                    from hotdash.approval_history f
                   where f.shop = $1 and f.approval_id = d.approval_id and f.version <= d.version
                     and f.type in ('approval_submitted.v1', 'approval_edited.v1', 'approval_given.v1', 'approval_rejected.v1')
                ) told
             ) last
            """;

    private static string Graded(string dimension, string number)
    {
        var grade = $"(f.data #>> '{{grades,{dimension}}}')::numeric";
        const string Counts =
            "filter (where f.type in ('approval_given.v1', 'approval_rejected.v1') and f.revision = d.revision)";
        return $"sum({grade}) {Counts} as {dimension}, count({grade}) {Counts} as {number}";
    }
}
