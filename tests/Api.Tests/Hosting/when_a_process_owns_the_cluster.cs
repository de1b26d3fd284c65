using System.Globalization;
using System.Net.Sockets;
using HotDash.Api.Hosting.Postgres;
using HotDash.Support;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Hosting;

public sealed class when_a_process_owns_the_cluster(MadeCluster made) : IAsyncDisposable
{
    private string _directory = "";

    [Theory]
    [MemberData(nameof(OwnerProcess.Users), MemberType = typeof(OwnerProcess))]
    public async Task it_stops_the_cluster_with_itself(string user)
    {
        _directory = await made.CopyAsync(user);
        foreach (var signal in (string[])["TERM", "INT"])
        {
            await using var owner = await OwnerProcess.StartAsync(_directory, user);
            (await AnswersAsync(owner.Port)).ShouldBeTrue();

            (await owner.EndAsync(signal)).ShouldBe(0, owner.Error);

            (await AnswersAsync(owner.Port)).ShouldBeFalse();
            owner.Error.Trim().ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(OwnerProcess.Users), MemberType = typeof(OwnerProcess))]
    public async Task it_makes_the_cluster_that_is_not_there_yet(string user)
    {
        var home = await made.CopyAsync(user);
        _directory = Path.Combine(home, "another");

        await using var owner = await OwnerProcess.StartAsync(_directory, user);

        (await AnswersAsync(owner.Port)).ShouldBeTrue();
        (await owner.EndAsync("TERM")).ShouldBe(0, owner.Error);
        await LocalPostgres.RemoveAsync(home, TestContext.Current.CancellationToken);
    }

    [Theory]
    [MemberData(nameof(OwnerProcess.Users), MemberType = typeof(OwnerProcess))]
    public async Task the_next_one_takes_over_the_server_that_a_killed_one_left(string user)
    {
        _directory = await made.CopyAsync(user);
        await using var killed = await OwnerProcess.StartAsync(_directory, user);
        await killed.KillAsync();
        (await AnswersAsync(killed.Port)).ShouldBeTrue();

        await using var next = await OwnerProcess.StartAsync(_directory, user);

        next.TookOver.ShouldBeTrue();
        next.Port.ShouldBe(killed.Port);
        (await next.EndAsync("INT")).ShouldBe(0, next.Error);
        (await AnswersAsync(next.Port)).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(OwnerProcess.Users), MemberType = typeof(OwnerProcess))]
    public async Task a_second_one_says_plainly_who_has_it(string user)
    {
        _directory = await made.CopyAsync(user);
        await using var first = await OwnerProcess.StartAsync(_directory, user);

        await using var second = OwnerProcess.Launch(_directory, user);

        (await second.EndedAsync()).ShouldBe(1);
        second.Error.ShouldContain($"process {first.Id}");
        second.Error.ShouldContain("http://localhost:5080");
        second.Error.ShouldNotContain("   at ");
        second.Error.ShouldNotContain("Exception");
        (await AnswersAsync(first.Port)).ShouldBeTrue();
    }

    [Fact]
    public async Task the_next_one_starts_after_both_were_killed()
    {
        _directory = await made.CopyAsync();
        await using var killed = await OwnerProcess.StartAsync(_directory);
        await killed.KillAsync();
        Postmaster().Kill();

        await using var next = await OwnerProcess.StartAsync(_directory);

        next.TookOver.ShouldBeFalse();
        (await AnswersAsync(next.Port)).ShouldBeTrue();
    }

    [Fact]
    public async Task the_next_one_makes_what_a_killed_one_left_half_made()
    {
        _directory = Directory.CreateDirectory(TestClusters.NewDirectory()).FullName;
        using var watcher = new FileSystemWatcher(_directory);
        var making = new TaskCompletionSource();
        watcher.Created += (_, e) =>
        {
            if (e.Name!.StartsWith("making-", StringComparison.Ordinal))
            {
                making.TrySetResult();
            }
        };
        watcher.EnableRaisingEvents = true;
        await using var killed = OwnerProcess.Launch(_directory);
        await making.Task.WaitAsync(TestContext.Current.CancellationToken);
        await killed.KillAsync();

        await using var next = await OwnerProcess.StartAsync(_directory);

        (await AnswersAsync(next.Port)).ShouldBeTrue();
    }

    [Fact]
    public async Task what_is_still_being_made_by_an_orphan_stops_no_start()
    {
        var cancel = TestContext.Current.CancellationToken;
        _directory = Directory.CreateDirectory(TestClusters.NewDirectory()).FullName;
        var opened = await ClusterDirectory.OpenAsync(_directory, cancel);
        using var over = new CancellationTokenSource();
        var writes = Task.Run(
            () =>
            {
                for (var i = 0; !over.IsCancellationRequested; i++)
                {
                    try
                    {
                        Directory.CreateDirectory(Path.Combine(_directory, "making-orphan", $"{i % 1000}"));
                    }
                    catch (IOException)
                    {
                        // Its parent was swept away between two of the system's calls.
                    }
                }
            },
            cancel
        );

        for (var sweep = 0; sweep < 20; sweep++)
        {
            await Eventually.HoldsAsync(() => Directory.Exists(Path.Combine(_directory, "making-orphan", "500")));
            opened.Tidy();
        }

        await over.CancelAsync();
        await writes;
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    public async Task no_server_stays_behind_when_it_is_interrupted_before_its_host_runs(string signal, int exitCode)
    {
        _directory = await made.CopyAsync();
        await using var owner = await OwnerProcess.StartAsync(_directory, null, "--no-host=true");

        (await owner.EndAsync(signal)).ShouldBe(exitCode);

        (await AnswersAsync(owner.Port)).ShouldBeFalse();
    }

    public async ValueTask DisposeAsync() => await LocalPostgres.RemoveAsync(_directory);

    private System.Diagnostics.Process Postmaster()
    {
        var pid = File.ReadLines(Path.Combine(_directory, "data", "postmaster.pid")).First();
        return System.Diagnostics.Process.GetProcessById(int.Parse(pid, CultureInfo.InvariantCulture));
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port, TestContext.Current.CancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
