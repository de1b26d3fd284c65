using Npgsql;
using NpgsqlTypes;

namespace HotDash.Benchmarks.Intake;

/// <summary>The server's database from behind: the shop's members and conversations before the run, the bare tables after it.</summary>
public sealed class Database(string connectionString) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connectionString);

    /// <summary>Makes the shop: who works in it, and the conversations that the messages come from.</summary>
    public async Task PrepareAsync(IReadOnlyCollection<Draft> drafts, CancellationToken cancel)
    {
        await using var connection = await _source.OpenConnectionAsync(cancel);
        foreach (var (actor, kind, role, owner) in Cast.All)
        {
            await using var insert = new NpgsqlCommand(
                """
                insert into hotdash.members (shop, actor_id, kind, roles, on_behalf_of, name) values ($1, $2, $3, $4, $5, jsonb_build_object('subject', 'member-' || $2::text, 'text', $2::text))
                on conflict do nothing
                """,
                connection
            )
            {
                Parameters =
                {
                    new() { Value = Cast.Shop },
                    new() { Value = actor },
                    new() { Value = kind },
                    new() { Value = new[] { role } },
                    new() { Value = (object?)owner ?? DBNull.Value },
                },
            };
            await insert.ExecuteNonQueryAsync(cancel);
        }

        await using var copy = await connection.BeginBinaryImportAsync(
            "copy hotdash.conversations (shop, ref, last_message, triggers, own) from stdin (format binary)",
            cancel
        );
        foreach (var draft in drafts)
        {
            await copy.StartRowAsync(cancel);
            await copy.WriteAsync(Cast.Shop, cancel);
            await copy.WriteAsync(draft.Conversation, cancel);
            await copy.WriteAsync(draft.LastMessage, cancel);
            await copy.WriteAsync(draft.Triggers.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, cancel);
            await copy.WriteAsync(draft.Own.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, cancel);
        }

        await copy.CompleteAsync(cancel);
    }

    /// <summary>Rows of events, history and journal, and of those that lack their counterpart.</summary>
    public async Task<(long Events, long History, long Journal, long Unmatched)> CountsAsync(CancellationToken cancel)
    {
        await using var command = _source.CreateCommand(
            """
            with e as (select id from hotdash.mt_events where tenant_id = $1 and stream_id like 'approval-%' and not is_archived),
                 h as (select event_id as id from hotdash.approval_history where shop = $1),
                 j as (select ref as id from hotdash.journal where shop = $1 and source = 'EVENT' and stream like 'approval-%')
            select (select count(*) from e), (select count(*) from h), (select count(*) from j),
                   (select count(*) from e full join h using (id) full join j using (id)
                     where id not in (select id from e) or id not in (select id from h) or id not in (select id from j))
            """
        );
        command.Parameters.Add(new() { Value = Cast.Shop });
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3));
    }

    /// <summary>Every call that reached a tool, in order.</summary>
    public async Task<List<ToolCall>> CallsAsync(CancellationToken cancel)
    {
        await using var command = _source.CreateCommand(
            "select tool, idempotency_key, arguments_digest from hotdash.tool_calls where shop = $1 order by id"
        );
        command.Parameters.Add(new() { Value = Cast.Shop });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var calls = new List<ToolCall>();
        while (await rows.ReadAsync(cancel))
        {
            calls.Add(new(rows.GetString(0), rows.GetString(1), rows.GetString(2)));
        }

        return calls;
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}

/// <summary>A call as the tool recorded it.</summary>
/// <param name="Key">approvalId/actionId/revision.</param>
/// <param name="ArgumentsDigest">SHA-256 of the canonical JSON, in hex.</param>
public sealed record ToolCall(string Tool, string Key, string ArgumentsDigest)
{
    public string ApprovalId => Key.Split('/')[0];

    public string ActionId => Key.Split('/')[1];
}
