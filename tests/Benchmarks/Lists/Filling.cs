using Npgsql;

namespace HotDash.Benchmarks.Lists;

/// <summary>
/// Copies of the shop's first approval, and as many of one of its rows of history with their rows of the journal, by the
/// database alone: a second apart,
/// of all priorities in turn, every thousandth of kind MISC.
/// </summary>
public sealed class Filling(string connectionString) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = 1800 }.ConnectionString
    );

    /// <summary>Adds approvals until there are so many, and lets PostgreSQL look at them.</summary>
    public async Task UpToAsync(int approvals, CancellationToken cancel)
    {
        await RunAsync(Approvals, approvals, cancel);
        await RunAsync(History, approvals, cancel);
        await RunAsync("vacuum analyze hotdash.mt_doc_approval", null, cancel);
        await RunAsync("vacuum analyze hotdash.approval_history", null, cancel);
        await RunAsync("vacuum analyze hotdash.journal", null, cancel);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task RunAsync(string sql, int? upTo, CancellationToken cancel)
    {
        await using var command = _source.CreateCommand(sql);
        if (upTo is { } number)
        {
            command.Parameters.Add(new() { Value = number });
        }

        await command.ExecuteNonQueryAsync(cancel);
    }

    private const string Approvals = """
        with first as (select * from hotdash.mt_doc_approval order by created_at, id limit 1),
        made as (
          select first.*, 'approval-00000000-0000-7000-8000-' || lpad(n::text, 12, '0') as new_id,
                 first.created_at + n * interval '1 second' as new_at,
                 to_char((first.created_at + n * interval '1 second') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as new_text,
                 n % 4 as new_priority, case when n % 1000 = 0 then 3 else contentkind end as new_kind,
                 case when n % 1000 = 0 then 'MISC' else data #>> '{content,kind}' end as new_kind_name
            from first, generate_series((select count(*) from hotdash.mt_doc_approval), $1 - 1) as n)
        insert into hotdash.mt_doc_approval
          (tenant_id, id, data, mt_dotnet_type, mt_version, state, contentkind, contentpriority, urgency, risk_level, drafted_byid, created_at, submitted_at)
        select tenant_id, new_id,
               data || jsonb_build_object('id', new_id, 'createdAt', new_text, 'submittedAt', new_text, 'content', data -> 'content'
                 || jsonb_build_object('kind', new_kind_name, 'priority', (array['LOW', 'MEDIUM', 'HIGH', 'URGENT'])[new_priority + 1])),
               mt_dotnet_type, mt_version, state, new_kind, new_priority, urgency, risk_level, drafted_byid, new_at, new_at
          from made
        """;

    private const string History = """
        with made as materialized (
          select gen_random_uuid() as event, n
            from generate_series((select count(*) from hotdash.approval_history), $1 - 1) as n),
        written as (
          insert into hotdash.journal (position, shop, source, ref, stream, version, type, at)
          select nextval('hotdash.journal_position'), shop, 'EVENT', event, approval_id || n, 1, type, at + n * interval '1 second'
            from made, hotdash.approval_history where type like 'approval_validated%' and version = 3)
        insert into hotdash.approval_history
          (event_id, shop, approval_id, version, type, at, actor_id, actor_kind, role, state, kind, priority, urgency,
           risk_level, drafted_by, created_at, queued_at, rank, tools, digest, revision, data)
        select event, shop, approval_id || n, 1, type, at + n * interval '1 second', actor_id, actor_kind, role, state, kind,
               priority, urgency, risk_level, drafted_by, created_at + n * interval '1 second',
               queued_at + n * interval '1 second', rank, tools, digest, revision, data
          from made, hotdash.approval_history where type like 'approval_validated%' and version = 3
        """;
}
