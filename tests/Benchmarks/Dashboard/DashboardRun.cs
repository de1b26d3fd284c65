using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using HotDash.Benchmarks.Client;
using HotDash.Benchmarks.Queries;
using HotDash.Benchmarks.Running;
using Npgsql;

namespace HotDash.Benchmarks.Dashboard;

/// <summary>The dashboard over HTTP with weeks of hourly snapshots behind it, beside one row read by its key over as many connections.</summary>
/// <param name="Connections">How many ask at the same time, one round of each.</param>
/// <param name="Shops">1..100.</param>
/// <param name="Weeks">1..13, of hourly snapshots of 16 tiles.</param>
/// <param name="Time">Of each round.</param>
public sealed record DashboardRun(
    IReadOnlyList<int> Connections,
    int Shops,
    int Weeks,
    TimeSpan Time,
    TextWriter Output
)
{
    /// <returns>Whether the goal was reached: p95 under 50 ms for one who asks at a time.</returns>
    public async Task<bool> RunAsync(CancellationToken cancel)
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
        var history = new SnapshotHistory(api.ConnectionString, client, Shops, Weeks);
        var start = Stopwatch.GetTimestamp();
        var (tokens, rows) = await history.MakeAsync(cancel);
        Line($"{rows:N0} snapshots of {Shops} shops made in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");

        var body = JsonSerializer.Serialize(new { query = SnapshotHistory.Dashboard });
        var dashboard = new HttpLoad(
            "dashboard",
            api.Address.Port,
            api.ProcessId,
            [.. tokens.Select(x => (body, (string?)x))]
        );
        await using var source = NpgsqlDataSource.Create($"{api.ConnectionString};MaxPoolSize=64;MaxAutoPrepare=10");
        await dashboard.RunAsync(8, WarmUp, cancel);
        await RowsAsync(source, 8, WarmUp, cancel);
        var reached = true;
        foreach (var connections in Connections)
        {
            var row = await RowsAsync(source, connections, Time, cancel);
            var load = await dashboard.RunAsync(connections, Time, cancel);
            reached &= connections > 1 || load.Took.P95 < Goal;
            Line(
                $"dashboard, {connections} connections: {load.PerSecond:F0}/s, p50 {load.Took.P50:F2} ms, p95 {load.Took.P95:F2} ms, CPU {load.CpuMilliseconds:F3} ms a request, {load.BytesEach} B; one row by its key: p50 {row.P50:F2} ms, p95 {row.P95:F2} ms; ratio of p50 {load.Took.P50 / row.P50:F1}, of p95 {load.Took.P95 / row.P95:F1}"
            );
        }
        Line($"goal: p95 under {Goal} ms for one at a time: {(reached ? "reached" : "missed")}");
        return reached;
    }

    private async Task<Percentiles> RowsAsync(
        NpgsqlDataSource source,
        int connections,
        TimeSpan time,
        CancellationToken cancel
    )
    {
        var start = Stopwatch.GetTimestamp();
        var all = await Task.WhenAll(
            Enumerable.Range(0, connections).Select(i => Task.Run(() => WorkAsync(i), cancel))
        );
        return Percentiles.Of([.. all.SelectMany(x => x)]);

        async Task<List<double>> WorkAsync(int from)
        {
            var took = new List<double>();
            await using var connection = await source.OpenConnectionAsync(cancel);
            await using var select = new NpgsqlCommand(
                "select data from hotdash.tile_latest where shop = $1 and key = 'SALES_PULSE'",
                connection
            );
            var shop = new NpgsqlParameter { Value = "" };
            select.Parameters.Add(shop);
            for (var i = from * 7; Stopwatch.GetElapsedTime(start) < time; i++)
            {
                shop.Value = SnapshotHistory.ShopOf(i % Shops);
                var sent = Stopwatch.GetTimestamp();
                await select.ExecuteScalarAsync(cancel);
                took.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            }
            return took;
        }
    }

    private void Line(FormattableString line) => Output.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private const double Goal = 50;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
}
