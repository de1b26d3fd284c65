using System.Globalization;
using System.Net;
using System.Net.Sockets;
using HotDash.Benchmarks.Client;
using HotDash.Benchmarks.Running;

namespace HotDash.Benchmarks.Queries;

/// <summary>A page of 50 with edges and totalCount, and a detail, over kept connections; PostGraphile beside it, rounds interleaved.</summary>
/// <param name="Peers">The folder of the peers' scripts; null to measure ours alone.</param>
public sealed record QueriesRun(
    IReadOnlyList<int> Connections,
    int Rounds,
    TimeSpan Time,
    int Approvals,
    string? Peers,
    TextWriter Output
)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        await using var api = await ApiProcess.StartAsync(
            cancel,
            new Dictionary<string, string>
            {
                ["HotDash__Limits__RequestsPerSecond"] = "100000",
                ["HotDash__Limits__RequestBurst"] = "100000",
            }
        );
        using var client = new GraphQLClient(api.Address);
        var approvals = new Approvals(api.ConnectionString, client);
        var tokens = await approvals.MakeAsync(Approvals, cancel);
        var (pages, details) = await Bodies.OfAsync(client, tokens, cancel);
        await using var peers = Peers is { } scripts ? await Running.Peers.OpenAsync(scripts, cancel) : null;
        List<HttpLoad> page = [new("HotDash", api.Address.Port, api.ProcessId, pages)];
        List<HttpLoad> detail = [new("HotDash", api.Address.Port, api.ProcessId, details)];
        if (peers is not null)
        {
            var port = FreePort();
            var (process, theirPages, theirDetails) = await peers.QueriesAsync(port, cancel);
            page.Add(new("PostGraphile", port, process, [.. theirPages.Select(x => (x, (string?)null))]));
            detail.Add(new("PostGraphile", port, process, [.. theirDetails.Select(x => (x, (string?)null))]));
        }

        await MeasureAsync("page of 50", page, NotedPages, cancel);
        await MeasureAsync("detail", detail, NotedDetails, cancel);
    }

    private async Task MeasureAsync(
        string what,
        List<HttpLoad> servers,
        Dictionary<int, double> noted,
        CancellationToken cancel
    )
    {
        foreach (var server in servers)
            await server.RunAsync(16, WarmUp, cancel);
        foreach (var connections in Connections)
        {
            var rounds = new List<(string Name, Load Load)>();
            for (var round = 0; round < Rounds; round++)
                foreach (var server in servers)
                    rounds.Add((server.Name, await server.RunAsync(connections, Time, cancel)));
            var first = rounds.Where(x => x.Name == servers[0].Name).Select(x => x.Load).ToList();
            foreach (var of in rounds.GroupBy(x => x.Name, x => x.Load))
                Line(
                    $"{what}, {connections} connections, {of.Key}: {Median(of, x => x.PerSecond):F0}/s, p50 {Median(of, x => x.Took.P50):F2} ms, p95 {Median(of, x => x.Took.P95):F2} ms, CPU {Median(of, x => x.CpuMilliseconds):F3} ms a request, {of.First().BytesEach} B; ours/theirs {Median(first.Zip(of, (a, b) => a.PerSecond / b.PerSecond), x => x):F2}"
                );
            if (servers.Count == 1 && noted.TryGetValue(connections, out var theirs))
                Line(
                    $"  PostGraphile (noted): {theirs:F0}/s; ours/theirs {Median(first, x => x.PerSecond) / theirs:F2}; goal 2 at 16 and 64"
                );
        }
    }

    private void Line(FormattableString line) => Output.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static double Median<T>(IEnumerable<T> of, Func<T, double> value)
    {
        var sorted = of.Select(value).Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // PostGraphile 5 on two cores, requests a second by connections.
    private static readonly Dictionary<int, double> NotedPages = new()
    {
        [1] = 215,
        [16] = 389,
        [64] = 441,
    };

    private static readonly Dictionary<int, double> NotedDetails = new()
    {
        [1] = 1352,
        [16] = 1918,
        [64] = 1818,
    };

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
}
