using HotDash.Support;
using Npgsql;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Hosting;

public sealed class when_the_database_refuses(HotDashDatabases databases) : IClassFixture<HotDashDatabases>
{
    [Fact]
    public async Task a_schema_that_cannot_be_made_ends_the_start_with_a_sentence()
    {
        await using var database = await databases.CreateDatabaseAsync();
        await RunAsync(
            database,
            """
            drop table hotdash.idempotency;
            create view hotdash.idempotency as select 1 as shop;
            update hotdash.schema_applied set hash = 'another';
            """
        );

        await using var api = new EndingProcess(database);

        (await api.EndedAsync(Cancel)).ShouldBe(1);
        api.Written.ShouldContain("The database refuses what this version needs of it: ");
        api.Written.ShouldContain("ConnectionStrings__HotDash");
        api.Written.ShouldNotContain("Exception");
        api.Written.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task a_database_that_becomes_another_ends_the_process_as_failed()
    {
        await using var database = await databases.CreateDatabaseAsync();
        await using var api = new EndingProcess(database);
        await Eventually.HoldsAsync(
            () => api.Written.Contains("Application started", StringComparison.Ordinal),
            TimeSpan.FromSeconds(60)
        );

        await RunAsync(
            database,
            """
            select hotdash.journal_begin_epoch();
            select pg_terminate_backend(pid, 10000) from pg_stat_activity
             where application_name = 'hotdash_projector' and datname = current_database();
            """
        );

        (await api.EndedAsync(Cancel)).ShouldBe(1);
        api.Written.ShouldContain("The database was restored or promoted");
    }

    private static async Task RunAsync(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
