using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using HotDash.Benchmarks.Client;
using HotDash.Benchmarks.Intake;
using HotDash.Benchmarks.Running;

namespace HotDash.Benchmarks.Attacks;

/// <summary>
/// A person reads the queue ten times a second while another misbehaves in one way after the other, before an Api of its own:
/// how long the reader waits, and what the server's memory does.
/// </summary>
/// <param name="Each">How long each lasts.</param>
/// <param name="Offenders">How many clients misbehave at once.</param>
public sealed record AttacksRun(TimeSpan Each, int Offenders)
{
    public async Task<string> RunAsync(TextWriter progress, CancellationToken cancel)
    {
        await using var api = await ApiProcess.StartAsync(
            cancel,
            // As outside of Development, which is needed for tokens alone.
            new Dictionary<string, string>
            {
                ["HotDash__Limits__Introspection"] = "false",
                ["HotDash__Limits__Suggestions"] = "false",
                ["HotDash__Limits__Ide"] = "false",
            }
        );
        await using var database = new Database(api.ConnectionString);
        await database.PrepareAsync([], cancel);
        using var client = new GraphQLClient(api.Address);
        var bystander = await client.TokenAsync(Cast.Shop, Cast.Managers[0], cancel);
        var offender = await client.TokenAsync(Cast.Shop, Cast.Operators[0], cancel);

        await WatchAsync(client, bystander, Each, cancel);
        var report = new StringBuilder(
            $"| {Offenders} at once | p50 ms before | p95 before | p50 during | p95 during | most | goes | RSS before MB | most | after |\n|---|---|---|---|---|---|---|---|---|---|\n"
        );
        foreach (var offence in Offence.All)
        {
            await progress.WriteLineAsync(offence.Name);
            var before = await WatchAsync(client, bystander, Each, cancel);
            var rss = Memory(api);
            var most = rss;
            using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var goes = 0;
            var offending = Enumerable
                .Range(0, Offenders)
                .Select(_ =>
                    OffendAsync(offence, api.Address, offender, () => Interlocked.Increment(ref goes), over.Token)
                )
                .ToList();
            var during = await WatchAsync(client, bystander, Each, cancel, () => most = Math.Max(most, Memory(api)));
            await over.CancelAsync();
            await Task.WhenAll(offending);
            await WatchAsync(client, bystander, Rest, cancel);
            report.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {offence.Name} | {before.P50:0.0} | {before.P95:0.0} | {during.P50:0.0} | {during.P95:0.0} | {during.Max:0.0} | {goes} | {rss} | {most} | {Memory(api)} |"
            );
        }
        return report.ToString();
    }

    private static async Task OffendAsync(
        Offence offence,
        Uri address,
        string token,
        Action done,
        CancellationToken over
    )
    {
        while (!over.IsCancellationRequested)
        {
            try
            {
                await offence.GoAsync(address, token, over);
            }
            catch (Exception cut)
                when (cut
                        is IOException
                            or HttpRequestException
                            or OperationCanceledException
                            or System.Net.Sockets.SocketException
                )
            {
                // Refused, cut off, or over: all of them are as it should be.
            }
            done();
        }
    }

    /// <summary>The reader's own waiting; its requests are sent at their times, however long those before them take.</summary>
    private static async Task<Percentiles> WatchAsync(
        GraphQLClient client,
        string token,
        TimeSpan time,
        CancellationToken cancel,
        Action? look = null
    )
    {
        var latencies = new Latencies();
        var since = Stopwatch.StartNew();
        var asked = new List<Task>();
        using var pace = new PeriodicTimer(Pace);
        while (since.Elapsed < time && await pace.WaitForNextTickAsync(cancel))
        {
            asked.Add(AskAsync());
            look?.Invoke();
        }
        await Task.WhenAll(asked);
        return latencies.Of(Name);

        async Task AskAsync()
        {
            var start = Stopwatch.GetTimestamp();
            using var answer = await client.SendAsync(token, Queue, new JsonObject(), cancel);
            if (answer.RootElement.TryGetProperty("errors", out var errors))
                throw new InvalidOperationException($"The bystander is refused: {errors}");
            latencies.AddSince(Name, start);
        }
    }

    /// <summary>Megabytes of the Api that are in memory.</summary>
    private static long Memory(ApiProcess api)
    {
        using var process = Process.GetProcessById(api.ProcessId);
        return process.WorkingSet64 / (1024 * 1024);
    }

    private const string Name = "queue";
    private const string Queue = "{ approvals(first: 50) { totalCount nodes { id version state summary } } }";
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);
}
