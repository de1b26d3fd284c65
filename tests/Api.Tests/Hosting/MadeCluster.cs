using System.Diagnostics;
using HotDash.Api.Hosting.Postgres;
using HotDash.Api.Tests.Hosting;
using HotDash.Support;
using Xunit;

[assembly: AssemblyFixture(typeof(MadeCluster))]

namespace HotDash.Api.Tests.Hosting;

/// <summary>A cluster that was made and stopped once: tests that begin later than its making take copies.</summary>
public sealed class MadeCluster : IAsyncDisposable
{
    private readonly Lazy<Task<string>> _made = new(MakeAsync);

    /// <summary>A copy in a directory of its own, belonging to <paramref name="user"/> where that is another than root.</summary>
    public async Task<string> CopyAsync(string? user = null)
    {
        var copy = TestClusters.NewDirectory();
        await RunAsync("cp", "-a", await _made.Value, copy);
        if (user is not null && user != Environment.UserName)
        {
            await RunAsync("chown", "-R", user, copy);
        }

        return copy;
    }

    public async ValueTask DisposeAsync()
    {
        if (_made.IsValueCreated)
        {
            await LocalPostgres.RemoveAsync(await _made.Value);
        }
    }

    private static async Task<string> MakeAsync()
    {
        var options = new LocalPostgresOptions { Directory = TestClusters.NewDirectory(), Fsync = false };
        await using var cluster = await LocalPostgres.StartAsync(options);
        return cluster.Directory;
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} failed: {process.ExitCode}");
        }
    }
}
