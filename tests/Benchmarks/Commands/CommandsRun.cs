using System.Globalization;
using HotDash.Api.Hosting.Postgres;
using HotDash.Benchmarks.Intake;

namespace HotDash.Benchmarks.Commands;

/// <summary>Submit and approve at so many writers, beside the limit of the same server, rounds interleaved.</summary>
public sealed record CommandsRun(int Rounds, TimeSpan Time, IReadOnlyList<int> Writers)
{
    /// <summary>Emmett 0.42 with an inline SQL projection, one event a command, as a share of its limit at 1, 8 and 32 writers.</summary>
    private static readonly Dictionary<int, double> Emmett = new()
    {
        [1] = 0.147,
        [8] = 0.084,
        [32] = 0.051,
    };

    public async Task RunAsync(TextWriter output, CancellationToken cancel)
    {
        var directory = Path.Combine(Path.GetTempPath(), $"hotdash-commands-{Environment.ProcessId}");
        await using (var cluster = await LocalPostgres.StartAsync(new() { Directory = directory }, cancel))
        {
            await using var app = Api.Program.Build([
                $"--ConnectionStrings:HotDash={cluster.ConnectionString}",
                $"--HotDash:Sealing:MasterKeys={cluster.MasterKeys()}",
                "--urls=http://127.0.0.1:0",
                "--HotDash:Simulation:Enabled=false",
                "--Logging:LogLevel:Default=Warning",
            ]);
            await app.StartAsync(cancel);
            try
            {
                await using var database = new Database(cluster.ConnectionString);
                await database.PrepareAsync([], cancel);
                var limit = new Limit(cluster.ConnectionString);
                await limit.CreateAsync(cancel);
                await MeasureAsync(limit, new BusLoad(app.Services, cluster.ConnectionString), output, cancel);
            }
            finally
            {
                await app.StopAsync(CancellationToken.None);
            }
        }

        await LocalPostgres.RemoveAsync(directory, CancellationToken.None);
    }

    private async Task MeasureAsync(Limit limit, BusLoad bus, TextWriter output, CancellationToken cancel)
    {
        await bus.SubmitAsync(8, WarmUp, cancel);
        await bus.ApproveAsync(8, WarmUp, cancel);
        await bus.SettleAsync(cancel);
        var rounds = new List<(int Writers, double Limit, double Submit, double Approve)>();
        for (var round = 1; round <= Rounds; round++)
        {
            foreach (var writers in Writers)
            {
                var most = await limit.MeasureAsync(writers, Time, cancel);
                var submitted = await bus.SubmitAsync(writers, Time, cancel);
                var approved = await bus.ApproveAsync(writers, Time, cancel);
                rounds.Add((writers, most, submitted, approved));
                await output.WriteLineAsync(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"round {round}, {writers, 2} writers: limit {most:F0}/s, submit {submitted:F0}/s, approve {approved:F0}/s"
                    )
                );
                await bus.SettleAsync(cancel);
            }
        }

        await output.WriteLineAsync(
            $"{Environment.NewLine}medians    limit/s  submit/s  of limit  approve/s  of limit    Emmett"
        );
        foreach (var of in rounds.GroupBy(it => it.Writers))
        {
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{of.Key, 2} writers {Median(of, it => it.Limit), 8:F0} {Median(of, it => it.Submit), 9:F0} {Median(of, it => it.Submit / it.Limit), 9:F3} {Median(of, it => it.Approve), 10:F0} {Median(of, it => it.Approve / it.Limit), 9:F3} {(Emmett.TryGetValue(of.Key, out var peer) ? peer.ToString("F3", CultureInfo.InvariantCulture) : "-"), 9}"
                )
            );
        }
    }

    // Until what runs often is compiled for good: some thousands of each.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);

    private static double Median<T>(IEnumerable<T> of, Func<T, double> value)
    {
        var sorted = of.Select(value).Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
