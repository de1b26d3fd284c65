using System.Diagnostics;
using HotDash.Domain.Approvals;
using HotDash.Support;
using Marten;
using Npgsql;
using Shouldly;
using Xunit;

namespace HotDash.Projections.Tests.Storage;

/// <summary>The very script that operators run, on databases of which something was taken away.</summary>
public sealed class when_row_level_security_is_verified(HotDashDatabases databases) : IAsyncLifetime
{
    private StoreOnDatabase _store = null!;

    public async ValueTask InitializeAsync()
    {
        _store = await StoreOnDatabase.CreateAsync(databases);
        await using var session = _store.Events.LightweightSession("acme.myshopify.com");
        using var texts = _store.Keys.Open("acme.myshopify.com");
        await texts.StageAsync(session, "cust-3");
        var stream = await session.Events.FetchForWriting<Approval>(SampleFacts.ApprovalId, Cancel);
        stream.AppendMany(SampleFacts.All.OfType<IApprovalFact>());
        await session.SaveChangesAsync(Cancel);
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task it_holds_for_every_table_role_verb_and_shop()
    {
        var (exit, told) = await VerifyAsync();

        told.ShouldNotContain("breach", Case.Sensitive, told);
        exit.ShouldBe(0);
        var tables = await AskAsync<long>(
            "select count(*) from pg_class where relkind in ('r', 'p') and not relispartition and relnamespace::regnamespace::text in ('hotdash', 'wolverine')"
        );
        told.ShouldEndWith($"on {tables} tables");
    }

    [Fact]
    public async Task it_leaves_every_table_as_it_was()
    {
        var before = await DumpAsync();

        await VerifyAsync();

        (await DumpAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("alter table hotdash.members disable row level security", "hotdash.members: no row-level security")]
    [InlineData("alter table hotdash.journal no force row level security", "hotdash.journal: no row-level security")]
    [InlineData("create table hotdash.forgotten (shop text)", "hotdash.forgotten: no row-level security")]
    [InlineData("create table hotdash.forgotten (whose text)", "hotdash.forgotten: its rows are of no shop")]
    [InlineData("create view hotdash.all_events as select * from hotdash.mt_events", "hotdash.all_events: a copy or a")]
    [InlineData("grant update on hotdash.mt_events to hotdash_app", "hotdash.mt_events: hotdash_app is granted UPDATE")]
    [InlineData(
        "grant update (data) on hotdash.approval_history to hotdash_projector",
        "hotdash.approval_history: hotdash_projector is granted UPDATE"
    )]
    [InlineData("grant delete on hotdash.journal to hotdash_auditor", "hotdash.journal: hotdash_auditor is granted D")]
    [InlineData("grant insert on hotdash.journal to hotdash_app", "hotdash.journal: hotdash_app is granted INSERT")]
    [InlineData("grant truncate on hotdash.members to hotdash_projector", "hotdash.members: hotdash_projector is gra")]
    [InlineData("grant select on hotdash.dev_token_key to hotdash_app", "hotdash.dev_token_key: hotdash_app is grant")]
    [InlineData(
        "grant select on wolverine.wolverine_dead_letters to hotdash_auditor",
        "wolverine.wolverine_dead_letters: hotdash_auditor is granted SELECT"
    )]
    [InlineData(
        "alter policy own_shop on hotdash.mt_events using (true)",
        "hotdash.mt_events: hotdash_app SELECT, other shop: 1 rows",
        "hotdash.mt_events: hotdash_app SELECT, no shop: 1 rows",
        "hotdash.mt_events: hotdash_auditor SELECT, other shop: 1 rows",
        "hotdash.mt_events: hotdash_owner DELETE, other shop: 1 rows"
    )]
    [InlineData(
        "create policy too_wide on hotdash.conversations for all to hotdash_app using (true)",
        "hotdash.conversations: hotdash_app SELECT, other shop: 1 rows",
        "hotdash.conversations: hotdash_app UPDATE, other shop: 1 rows",
        "hotdash.conversations: hotdash_app DELETE, no shop: 1 rows",
        "hotdash.conversations: hotdash_app INSERT, other shop: 1 rows"
    )]
    [InlineData(
        "alter policy own_shop on hotdash.conversations with check (true)",
        "hotdash.conversations: hotdash_app INSERT, other shop: 1 rows"
    )]
    [InlineData("drop policy own_shop on hotdash.mt_events", "hotdash.mt_events: hotdash_app SELECT, own shop: 0 rows")]
    public async Task it_tells_what_was_taken_away(string sabotage, params string[] breaches)
    {
        await using (var connection = new NpgsqlConnection(_store.ConnectionString))
        {
            await connection.OpenAsync(Cancel);
            await connection.RunAsync(sabotage);
        }

        var (exit, told) = await VerifyAsync();

        foreach (var breach in breaches)
            told.ShouldContain($"breach {breach}");
        exit.ShouldBe(1);
    }

    [Fact]
    public async Task a_login_that_is_a_member_of_the_roles_is_enough()
    {
        await using (var connection = new NpgsqlConnection(_store.ConnectionString))
        {
            await connection.OpenAsync(Cancel);
            await connection.RunAsync(
                "create role verifier login password 'v' in role hotdash_owner, hotdash_app, hotdash_projector, hotdash_auditor"
            );
        }
        var verifier = new NpgsqlConnectionStringBuilder(_store.ConnectionString)
        {
            Username = "verifier",
            Password = "v",
        };

        var (exit, told) = await VerifyAsync(verifier.ConnectionString);

        told.ShouldStartWith("tried", Case.Sensitive, told);
        exit.ShouldBe(0);
    }

    [Fact]
    public async Task it_says_that_it_could_not_try_where_there_is_no_schema()
    {
        await using var empty = await databases.CreateEmptyDatabaseAsync();

        (await VerifyAsync(empty.ConnectionString)).Exit.ShouldBe(2);
    }

    private async Task<(int Exit, string Told)> VerifyAsync(string? connectionString = null)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString ?? _store.ConnectionString);
        var start = new ProcessStartInfo(Path.Combine(ContractFile.Root, "ops/scripts/verify-rls.sh"))
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["PGHOST"] = to.Host,
                ["PGPORT"] = $"{to.Port}",
                ["PGDATABASE"] = to.Database,
                ["PGUSER"] = to.Username,
                ["PGPASSWORD"] = to.Password,
            },
        };
        using var script = Process.Start(start)!;
        var told = await script.StandardOutput.ReadToEndAsync(Cancel);
        await script.WaitForExitAsync(Cancel);
        return (script.ExitCode, told.Trim());
    }

    /// <summary>Every row of every table that is ours.</summary>
    private Task<string> DumpAsync() =>
        AskAsync<string>(
            """
            select string_agg(query_to_xml(format('select * from %s t order by t::text', oid::regclass), true, false, '')::text, ' '
              order by oid) from pg_class
             where relkind = 'r' and relnamespace::regnamespace::text in ('hotdash', 'wolverine')
            """
        );

    private async Task<T> AskAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(_store.ConnectionString);
        await connection.OpenAsync(Cancel);
        return await connection.AskAsync<T>(sql);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
