using HotDash.Projections.Storage;
using HotDash.Projections.Tests.Storage;
using HotDash.Support;
using Npgsql;
using Shouldly;
using Xunit;

namespace HotDash.Projections.Tests.Approvals;

/// <summary>Under row-level security an index answers only what surely leaks nothing: one subtraction among its keys, and a page reads all before it.</summary>
public sealed class when_a_list_is_read_far_down(HotDashDatabases databases)
{
    [Theory]
    [InlineData("approval_by_state", "tenant_id = 'acme' and state = 1", 2)]
    [InlineData("approval_drafter", "tenant_id = 'acme' and drafted_byid = 'a1'", 2)]
    [InlineData("approval_kind", "tenant_id = 'acme' and contentkind = 2", 2)]
    [InlineData("approval_urgency", "tenant_id = 'acme' and urgency = 2", 2)]
    [InlineData("approval_risk", "tenant_id = 'acme' and risk_level = 2", 2)]
    [InlineData("approval_drafter_newest", "tenant_id = 'acme' and drafted_byid = 'a1'", 2)]
    [InlineData("approval_queue", "tenant_id = 'acme'", 1)]
    [InlineData("approval_newest", "tenant_id = 'acme'", 1)]
    [InlineData("approval_history_queue", "shop = 'acme'", 1)]
    [InlineData("approval_history_newest", "shop = 'acme'", 1)]
    public async Task its_index_begins_where_the_page_does(string index, string within, int keysBefore)
    {
        await using var database = await databases.CreateDatabaseAsync();
        await DropOthers(database, index);
        await using var pools = new DatabasePools(database.ConnectionString);
        await using var app = await pools.App.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var (table, keys, place) = await Of(app, index, keysBefore);
        // The table is empty: whatever is cheaper then is of no interest.
        await app.RunAsync("set enable_seqscan = off; set enable_bitmapscan = off");

        var plan = await Rows(
            app,
            $"explain select 1 from {table} where {within} and ({keys}) > ({place}) order by {keys} limit 51"
        );

        plan.ShouldContain($"using {index} ");
        plan.Split('\n').Single(line => line.Contains("Index Cond")).ShouldContain("ROW(");
    }

    private static async Task DropOthers(TestDatabase database, string index)
    {
        await using var owner = new NpgsqlConnection(database.ConnectionString);
        await owner.OpenAsync(TestContext.Current.CancellationToken);
        await owner.RunAsync(
            $"""
            do $$ declare other regclass; begin
              for other in select o.indexrelid from pg_index i join pg_index o using (indrelid)
                            where i.indexrelid = 'hotdash.{index}'::regclass and o.indexrelid <> i.indexrelid and not o.indisprimary loop
                execute format('drop index %s', other);
              end loop;
            end $$
            """
        );
    }

    private static async Task<(string Table, string Keys, string Place)> Of(
        NpgsqlConnection connection,
        string index,
        int keysBefore
    )
    {
        const string parts = """
            select indrelid::regclass::text,
                   string_agg(pg_get_indexdef(indexrelid, attnum, true), ', ' order by attnum),
                   string_agg(case when atttypid = 'timestamptz'::regtype then '''2026-11-02''' when atttypid = 'int'::regtype then '1'
                                   else '''approval-1''' end, ', ' order by attnum)
              from pg_index join pg_attribute on attrelid = indexrelid
             where indexrelid = ('hotdash.' || $1)::regclass and attnum > $2 group by indrelid
            """;
        await using var command = new NpgsqlCommand(parts, connection);
        command.Parameters.Add(new() { Value = index });
        command.Parameters.Add(new() { Value = keysBefore });
        await using var row = await command.ExecuteReaderAsync();
        (await row.ReadAsync()).ShouldBeTrue();
        return (row.GetString(0), row.GetString(1), row.GetString(2));
    }

    private static async Task<string> Rows(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync();
        var read = new List<string>();
        while (await rows.ReadAsync())
            read.Add(rows.GetString(0));
        return string.Join('\n', read);
    }
}
