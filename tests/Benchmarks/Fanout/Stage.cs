using System.Diagnostics;
using HotDash.Api.Hosting.Postgres;
using HotDash.Benchmarks.Client;
using HotDash.Benchmarks.Intake;
using HotDash.Benchmarks.Running;

namespace HotDash.Benchmarks.Fanout;

/// <summary>A cluster, a process that serves the subscribers, and another one that takes the commands.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly LocalPostgres _postgres;
    private readonly string _directory;

    private Stage(LocalPostgres postgres, string directory, ApiProcess serving, ApiProcess writing) =>
        (_postgres, _directory, Serving, Writing) = (postgres, directory, serving, writing);

    public ApiProcess Serving { get; }

    public ApiProcess Writing { get; }

    public static async Task<Stage> OpenAsync(CancellationToken cancel)
    {
        var directory = Path.Combine(Path.GetTempPath(), $"hotdash-fanout-{Environment.ProcessId}");
        var postgres = await LocalPostgres.StartAsync(new() { Directory = directory }, cancel);
        ApiProcess? writing = null;
        try
        {
            var settings = new Dictionary<string, string>
            {
                ["ConnectionStrings__HotDash"] = postgres.ConnectionString,
                ["HotDash__Sealing__MasterKeys"] = postgres.MasterKeys(),
                // All subscribers are few people, and begin at once.
                ["HotDash__Limits__SubscriptionsPerActor"] = "100000",
                ["HotDash__Limits__RequestsPerSecond"] = "100000",
                ["HotDash__Limits__RequestBurst"] = "100000",
            };
            writing = await ApiProcess.StartAsync(cancel, settings);
            await using var database = new Database(postgres.ConnectionString);
            await database.PrepareAsync([], cancel);
            // As the peers are run: the server on one core, its clients on the other.
            var serving = await ApiProcess.StartAsync(cancel, settings, core: 0);
            await RunAsync("taskset", "-acp", "1", $"{Environment.ProcessId}");
            return new(postgres, directory, serving, writing);
        }
        catch
        {
            if (writing is not null)
                await writing.DisposeAsync();
            await postgres.DisposeAsync();
            await LocalPostgres.RemoveAsync(directory, CancellationToken.None);
            throw;
        }
    }

    public static async Task<string[]> TokensAsync(
        GraphQLClient client,
        IEnumerable<string> actors,
        CancellationToken cancel
    )
    {
        var tokens = new List<string>();
        foreach (var actor in actors)
            tokens.Add(await client.TokenAsync(Cast.Shop, actor, cancel));
        return [.. tokens];
    }

    /// <summary>Resident kB of the serving process.</summary>
    public long Resident()
    {
        using var process = Process.GetProcessById(Serving.ProcessId);
        return process.WorkingSet64 / 1024;
    }

    public async Task SufferAsync(Fault fault, CancellationToken cancel)
    {
        await Task.Delay(TimeSpan.FromSeconds(2), cancel);
        if (fault == Fault.Stop)
        {
            await RunAsync("kill", "-STOP", $"{Serving.ProcessId}");
            await Task.Delay(TimeSpan.FromSeconds(2), CancellationToken.None);
            await RunAsync("kill", "-CONT", $"{Serving.ProcessId}");
        }
        else if (fault == Fault.PgRestart)
        {
            await _postgres.StopAsync();
            await _postgres.StartAgainAsync(cancel);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Serving.DisposeAsync();
        await Writing.DisposeAsync();
        await _postgres.DisposeAsync();
        await LocalPostgres.RemoveAsync(_directory);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
    }
}
