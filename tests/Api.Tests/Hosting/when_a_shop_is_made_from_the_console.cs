using System.Diagnostics;
using HotDash.Api.Hosting.Postgres;
using HotDash.Support;
using Npgsql;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Hosting;

/// <summary>The built Api's <c>shop create</c>, as a process of its own.</summary>
public sealed class when_a_shop_is_made_from_the_console(HotDashDatabases databases, MadeCluster made)
    : IClassFixture<HotDashDatabases>
{
    [Fact]
    public async Task it_is_there_with_its_admin_and_again_is_as_good()
    {
        await using var database = await databases.CreateDatabaseAsync();
        for (var time = 0; time < 2; time++)
        {
            var (code, said, error) = await Shop(
                database,
                ["create", "acme.myshopify.com", "--admin", "https://id.example.org", "00u1", "--name", "Ada"]
            );
            error.ShouldBeEmpty();
            said.ShouldBe("acme.myshopify.com is there, and Ada is an admin of it.\n");
            code.ShouldBe(0);
        }
        (await Members(database)).ShouldBe(["acme.myshopify.com PERSON ADMIN https://id.example.org 00u1"]);

        var (refused, _, why) = await Shop(
            database,
            ["create", "acme.myshopify.com", "--admin", "https://id.example.org", "00u2"]
        );
        refused.ShouldBe(1);
        why.ShouldBe("There is this shop already, with other admins. Have one of them invite the member.\n");
    }

    [Theory]
    [InlineData(
        1,
        "'Acme.com' is not the domain of a shop: it must be in lower case.",
        "create",
        "Acme.com",
        "--admin",
        "i",
        "s"
    )]
    [InlineData(1, "No spaces around it, and no control characters.", "create", "acme.example", "--admin", "i", "s ")]
    [InlineData(2, "What can be done with a shop is to create it.")]
    [InlineData(2, "What can be done with a shop is to create it.", "delete", "acme.example")]
    [InlineData(2, "Name the shop's domain.", "create", "--admin", "i", "s")]
    [InlineData(2, "Name the first admin.", "create", "acme.example")]
    [InlineData(2, "Something is missing behind --admin.", "create", "acme.example", "--admin", "i")]
    [InlineData(2, "Nobody knows what '--force' means here.", "create", "acme.example", "--force")]
    [InlineData(2, "Nobody knows what 'other.example' means here.", "create", "acme.example", "other.example")]
    public async Task what_cannot_be_done_is_said_in_a_sentence(int code, string sentence, params string[] typed)
    {
        await using var database = await databases.CreateDatabaseAsync();
        var (ended, said, error) = await Shop(database, typed);
        ended.ShouldBe(code, error);
        said.ShouldBeEmpty();
        error.ShouldStartWith(sentence);
        error.ShouldNotContain("   at ");
        (await Members(database)).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_private_cluster_will_do_that_another_process_owns()
    {
        var options = new LocalPostgresOptions { Directory = await made.CopyAsync(), Fsync = false };
        await using (var owned = await LocalPostgres.StartAsync(options, Cancel))
        {
            var (code, said, error) = await Shop(
                "",
                ["create", "acme.example", "--admin", "i", "s", $"--HotDash:Postgres:Directory={owned.Directory}"]
            );
            error.ShouldBeEmpty();
            said.ShouldStartWith("acme.example is there");
            code.ShouldBe(0);
            (await Members(owned.ConnectionString)).ShouldBe(["acme.example PERSON ADMIN i s"]);
        }
        await LocalPostgres.RemoveAsync(options.Directory, Cancel);
    }

    [Fact]
    public async Task a_database_that_is_not_there_is_said_so()
    {
        var (code, _, error) = await Shop(
            "Host=127.0.0.1;Port=1;Username=nobody;Database=none",
            ["create", "acme.example", "--admin", "i", "s"]
        );
        code.ShouldBe(1);
        error.ShouldStartWith("The database does not answer");
    }

    private static Task<(int, string, string)> Shop(TestDatabase database, string[] typed) =>
        Shop(database.ConnectionString, typed);

    private static async Task<(int Code, string Said, string Error)> Shop(string connectionString, string[] typed)
    {
        // From its own output: beside the tests' assemblies lie libraries that its command line would look into.
        var api = AppContext.BaseDirectory.Replace("/tests/Api.Tests/", "/src/Api/", StringComparison.Ordinal);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(api, "HotDash.Api.dll"), "shop", .. typed])
        {
            WorkingDirectory = api,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ConnectionStrings__HotDash"] = connectionString,
                [TestMasterKeys.Variable] = TestMasterKeys.Value,
            },
        };
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync(Cancel);
        var error = process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return (process.ExitCode, await said, await error);
    }

    private static Task<List<string>> Members(TestDatabase database) => Members(database.ConnectionString);

    private static async Task<List<string>> Members(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(
            "select concat_ws(' ', shop, kind, array_to_string(roles, '+'), issuer, subject) from hotdash.members order by 1",
            connection
        );
        await using var rows = await command.ExecuteReaderAsync(Cancel);
        var found = new List<string>();
        while (await rows.ReadAsync(Cancel))
            found.Add(rows.GetString(0));
        return found;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
