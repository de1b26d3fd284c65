using HotDash.Support;
using Npgsql;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Hosting;

public sealed class when_tests_ask_for_databases(MadeCluster made)
{
    [Fact]
    public async Task each_is_a_copy_of_a_template_that_was_prepared_once()
    {
        await using var fixture = new Prepared();
        await using var one = await fixture.CreateDatabaseAsync();
        await using var two = await fixture.CreateDatabaseAsync();
        await using var empty = await fixture.CreateEmptyDatabaseAsync();

        (await AskAsync(one, "insert into prepared values (2); select count(*) from prepared")).ShouldBe(2L);
        (await AskAsync(two, "select count(*) from prepared")).ShouldBe(1L);
        (await AskAsync(empty, "select to_regclass('prepared')::text")).ShouldBe(DBNull.Value);
        fixture.Times.ShouldBe(1);
    }

    [Fact]
    public async Task nothing_stays_when_the_run_ends()
    {
        var fixture = new Prepared();
        var directory = (await fixture.ClusterAsync()).Directory;

        await fixture.DisposeAsync();

        Directory.Exists(directory).ShouldBeFalse();
    }

    [Fact]
    public async Task what_a_run_that_died_left_is_swept_with_its_server()
    {
        var left = TestClusters.NewDirectory(OfADeadProcess);
        Directory.Move(await made.CopyAsync(), left);
        await using (var dead = await OwnerProcess.StartAsync(left))
        {
            await dead.KillAsync();
        }

        await TestClusters.SweepAsync();

        Directory.Exists(left).ShouldBeFalse();
    }

    private static async Task<object?> AskAsync(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Above what any system gives to a process.</summary>
    private const int OfADeadProcess = int.MaxValue;

    private sealed class Prepared : PostgresFixture
    {
        public int Times { get; private set; }

        protected override async Task PrepareTemplateAsync(string connectionString)
        {
            Times++;
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("create table prepared as select 1 as number", connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
