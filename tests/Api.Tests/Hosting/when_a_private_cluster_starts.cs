using System.Globalization;
using System.Net.Sockets;
using HotDash.Api.Hosting.Postgres;
using HotDash.Support;
using Npgsql;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Hosting;

public sealed class when_a_private_cluster_starts(MadeCluster made) : IAsyncLifetime
{
    private LocalPostgresOptions _options = new() { Address = Address, Fsync = false };

    [Fact]
    public async Task it_serves_on_loopback_with_the_settings_that_decisions_need()
    {
        await using var cluster = await LocalPostgres.StartAsync(_options with { Fsync = true }, Cancel);

        (await cluster.AskAsync("show listen_addresses")).ShouldBe("127.0.0.1");
        (await cluster.AskAsync("show unix_socket_directories")).ShouldBe("");
        (await cluster.AskAsync("show fsync")).ShouldBe("on");
        (await cluster.AskAsync("show full_page_writes")).ShouldBe("on");
        (await cluster.AskAsync("show jit")).ShouldBe("off");
        (await cluster.AskAsync("show max_connections")).ShouldBe("200");
        (await cluster.AskAsync("show server_encoding")).ShouldBe("UTF8");
        (await cluster.AskAsync("select datcollate from pg_database where datname = current_database()")).ShouldBe("C");
        (await cluster.AskAsync("show timezone")).ShouldBe("UTC");
        (await cluster.AskAsync("select current_database()")).ShouldBe("hotdash");
    }

    [Fact]
    public async Task nobody_comes_in_without_its_password()
    {
        await using var cluster = await StartAsync();
        var wrong = new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Password = "guess", Pooling = false };

        await using var connection = new NpgsqlConnection(wrong.ConnectionString);
        var refused = await Should.ThrowAsync<PostgresException>(() => connection.OpenAsync());

        refused.SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
        foreach (var file in (string[])["password", "connection"])
        {
            var mode = File.GetUnixFileMode(Path.Combine(cluster.Directory, file));
            mode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task a_second_start_finds_what_the_first_one_kept()
    {
        await using (var first = await StartAsync())
        {
            await first.AskAsync("create table kept as select 42 as answer");
        }

        await using var second = await StartAsync();

        second.TookOver.ShouldBeFalse();
        (await second.AskAsync("select answer from kept")).ShouldBe("42");
    }

    [Fact]
    public async Task its_server_is_gone_when_it_has_ended()
    {
        var cluster = await StartAsync();
        await cluster.DisposeAsync();

        using var client = new TcpClient();
        await Should.ThrowAsync<SocketException>(() => client.ConnectAsync("127.0.0.1", cluster.Port, Cancel).AsTask());
        File.Exists(Path.Combine(_options.Directory, "data", "postmaster.pid")).ShouldBeFalse();
        File.Exists(Path.Combine(_options.Directory, "connection")).ShouldBeFalse();
    }

    [Fact]
    public async Task it_starts_after_its_server_was_killed()
    {
        await using (var first = await StartAsync())
        {
            await first.AskAsync("create table kept as select 42 as answer");
            await first.KillAsync();
        }

        File.Exists(Path.Combine(_options.Directory, "data", "postmaster.pid")).ShouldBeTrue();
        await using var second = await StartAsync();

        (await second.AskAsync("select answer from kept")).ShouldBe("42");
    }

    [Fact]
    public async Task it_comes_back_on_the_same_port_after_a_stop_and_after_a_kill()
    {
        await using var cluster = await StartAsync();
        var port = cluster.Port;

        await cluster.StopAsync();
        await cluster.StartAgainAsync(Cancel);
        (await cluster.AskAsync("show port")).ShouldBe(port.ToString(CultureInfo.InvariantCulture));

        await cluster.KillAsync();
        await cluster.StartAgainAsync(Cancel);
        (await cluster.AskAsync("show port")).ShouldBe(port.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task it_starts_over_a_pid_file_that_names_some_other_process()
    {
        await using (await StartAsync()) { }
        var data = Path.Combine(_options.Directory, "data");
        var pidFile = $"{Environment.ProcessId}\n{data}\n1\n5432\n\n127.0.0.1\n\nready\n";
        await File.WriteAllTextAsync(Path.Combine(data, "postmaster.pid"), pidFile, Cancel);

        await using var cluster = await StartAsync();

        (await cluster.AskAsync("select 1")).ShouldBe("1");
    }

    [Fact]
    public async Task it_makes_anew_what_an_interrupted_making_left()
    {
        Directory.CreateDirectory(Path.Combine(_options.Directory, "making-0", "base"));
        File.Delete(Path.Combine(_options.Directory, "data", "global", "pg_control"));

        await using var cluster = await StartAsync();

        (await cluster.AskAsync("select 1")).ShouldBe("1");
        Directory.Exists(Path.Combine(_options.Directory, "making-0")).ShouldBeFalse();
    }

    [Fact]
    public async Task it_gives_itself_a_new_password_when_the_old_one_was_deleted()
    {
        await using (await StartAsync()) { }
        File.Delete(Path.Combine(_options.Directory, "password"));

        await using var cluster = await StartAsync();

        (await cluster.AskAsync("select 1")).ShouldBe("1");
    }

    [Fact]
    public async Task it_says_who_holds_the_directory_and_how_to_run_beside_it()
    {
        await using var first = await StartAsync();

        var held = await Should.ThrowAsync<ClusterHeldException>(() => StartAsync());

        held.Message.ShouldContain($"process {Environment.ProcessId}");
        held.Message.ShouldContain(Address);
        held.Message.ShouldContain("HotDash__Postgres__Directory=");
        held.Message.ShouldContain("ConnectionStrings__HotDash=");
        (await first.AskAsync("select 1")).ShouldBe("1");
    }

    [Fact]
    public async Task it_leaves_a_directory_alone_that_holds_other_files()
    {
        var full = Directory.CreateDirectory(Path.Combine(_options.Directory, "full")).FullName;
        await File.WriteAllTextAsync(Path.Combine(full, "letters.txt"), "mine", Cancel);

        var start = LocalPostgres.StartAsync(_options with { Directory = full }, Cancel);
        var refused = await Should.ThrowAsync<LocalPostgresException>(() => start);

        refused.Message.ShouldContain("holds other files");
        Directory.GetFileSystemEntries(full).Length.ShouldBe(1);
    }

    [Fact]
    public async Task a_cluster_that_nobody_owns_can_be_removed_and_one_that_is_owned_cannot()
    {
        await using (await StartAsync())
        {
            (await LocalPostgres.RemoveAsync(_options.Directory, Cancel)).ShouldBeFalse();
        }

        (await LocalPostgres.RemoveAsync(_options.Directory, Cancel)).ShouldBeTrue();
        Directory.Exists(_options.Directory).ShouldBeFalse();
    }

    public async ValueTask InitializeAsync() => _options = _options with { Directory = await made.CopyAsync() };

    public ValueTask DisposeAsync()
    {
        if (Directory.Exists(_options.Directory))
        {
            Directory.Delete(_options.Directory, recursive: true);
        }

        return ValueTask.CompletedTask;
    }

    private Task<LocalPostgres> StartAsync() => LocalPostgres.StartAsync(_options, Cancel);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private const string Address = "http://localhost:5080";
}

internal static class ClusterQuestions
{
    /// <summary>The first value of an answer, as text.</summary>
    public static async Task<string?> AskAsync(this LocalPostgres cluster, string sql)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(unpooled.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        var value = await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
        return Convert.ToString(value, CultureInfo.InvariantCulture);
    }
}
