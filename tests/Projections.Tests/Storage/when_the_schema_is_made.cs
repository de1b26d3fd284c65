using HotDash.Support;
using Npgsql;
using Shouldly;
using Xunit;

namespace HotDash.Projections.Tests.Storage;

public sealed class when_the_schema_is_made(HotDashDatabases databases)
{
    [Fact]
    public async Task it_is_the_committed_one()
    {
        await using var database = await databases.CreateDatabaseAsync();
        ContractFile.ShouldHold("schema/postgres/catalogue.txt", await Catalogue.OfAsync(database.ConnectionString));
    }

    [Fact]
    public async Task a_table_that_does_not_say_whose_its_rows_are_stops_it()
    {
        await using var database = await databases.CreateDatabaseAsync();
        await using (var connection = new NpgsqlConnection(database.ConnectionString))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await connection.RunAsync(
                "create table hotdash.forgotten (whose text); update hotdash.schema_applied set hash = 'earlier'"
            );
        }

        var refused = await Should.ThrowAsync<PostgresException>(() =>
            HotDashHost.StartAsync(database.ConnectionString)
        );

        refused.MessageText.ShouldStartWith("Table hotdash.forgotten has neither \"shop\" nor \"tenant_id\"");
    }

    [Fact]
    public async Task two_processes_that_start_at_once_on_an_empty_database_both_serve()
    {
        await using var database = await databases.CreateEmptyDatabaseAsync();

        var hosts = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => Task.Run(() => HotDashHost.StartAsync(database.ConnectionString)))
        );

        try
        {
            (await AskAsync<long>(database, "select count(*) from wolverine.wolverine_nodes")).ShouldBe(2);
            (await AskAsync<long>(database, "select count(*) from hotdash.schema_applied")).ShouldBe(1);
        }
        finally
        {
            foreach (var host in hosts)
                await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task another_start_leaves_it_as_it_is()
    {
        await using var database = await databases.CreateDatabaseAsync();
        const string applied = "select hash || at::text from hotdash.schema_applied";
        var before = await AskAsync<string>(database, applied);

        await using (await HotDashHost.StartAsync(database.ConnectionString)) { }

        (await AskAsync<string>(database, applied)).ShouldBe(before);
    }

    [Fact]
    public async Task applying_it_again_changes_nothing()
    {
        await using var database = await databases.CreateDatabaseAsync();
        var before = await Catalogue.OfAsync(database.ConnectionString);
        await AskAsync<int>(database, "update hotdash.schema_applied set hash = 'another' returning 1");

        await using (await HotDashHost.StartAsync(database.ConnectionString)) { }

        (await AskAsync<string>(database, "select hash from hotdash.schema_applied")).ShouldNotBe("another");
        (await Catalogue.OfAsync(database.ConnectionString)).ShouldBe(before);
    }

    private static async Task<T> AskAsync<T>(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return await connection.AskAsync<T>(sql);
    }
}
