using System.Globalization;
using HotDash.Api.Hosting.Postgres;
using HotDash.Benchmarks.Commands;
using HotDash.Benchmarks.Intake;
using HotDash.Projections.Journal;
using HotDash.Projections.Storage;
using HotDash.Projections.Storage.Sealing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace HotDash.Benchmarks.Sealing;

/// <summary>
/// Submissions and approvals as they are, with policies and sealing, beside the same on a database whose tables have no policies and a
/// store that seals nothing: rounds interleaved, in turn the one and the other first.
/// </summary>
public sealed record SealingRun(int Rounds, TimeSpan Time, int Writers)
{
    /// <returns>Whether both reach <see cref="Goal"/>.</returns>
    public async Task<bool> RunAsync(TextWriter output, CancellationToken cancel)
    {
        var directory = Path.Combine(Path.GetTempPath(), $"hotdash-sealing-{Environment.ProcessId}");
        bool reached;
        await using (var cluster = await LocalPostgres.StartAsync(new() { Directory = directory }, cancel))
        {
            var open = await OtherAsync(cluster.ConnectionString, cancel);
            await using var asItIs = Host(cluster.ConnectionString, cluster.MasterKeys(), _ => { });
            await using var bare = Host(
                open,
                cluster.MasterKeys(),
                builder =>
                    builder.Services.AddSingleton(services => new SubjectKeys(
                        services.GetRequiredService<DatabasePools>(),
                        services.GetRequiredService<MasterKeys>,
                        () => services.GetRequiredService<JournalFollower>().Lag,
                        new PassThrough()
                    ))
            );
            await asItIs.StartAsync(cancel);
            await bare.StartAsync(cancel);
            await PrepareAsync(cluster.ConnectionString, cancel);
            await PrepareAsync(open, cancel);
            await RunSqlAsync(open, NoPolicies, cancel);
            reached = await MeasureAsync(
                new BusLoad(asItIs.Services, cluster.ConnectionString),
                new BusLoad(bare.Services, open),
                output,
                cancel
            );
            await asItIs.StopAsync(CancellationToken.None);
            await bare.StopAsync(CancellationToken.None);
        }

        await LocalPostgres.RemoveAsync(directory, CancellationToken.None);
        return reached;
    }

    private async Task<bool> MeasureAsync(BusLoad asItIs, BusLoad bare, TextWriter output, CancellationToken cancel)
    {
        foreach (var load in (BusLoad[])[asItIs, bare])
            await RoundAsync(load, WarmUp, cancel);
        var (submits, approves) = (new List<double>(), new List<double>());
        for (var round = 1; round <= Rounds; round++)
        {
            var first = await RoundAsync(round % 2 == 0 ? asItIs : bare, Time, cancel);
            var second = await RoundAsync(round % 2 == 0 ? bare : asItIs, Time, cancel);
            var (with, without) = round % 2 == 0 ? (first, second) : (second, first);
            submits.Add(with.Submits / without.Submits);
            approves.Add(with.Approves / without.Approves);
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"round {round}: submit {with.Submits:F0} of {without.Submits:F0}/s, approve {with.Approves:F0} of {without.Approves:F0}/s"
                )
            );
        }
        var (submit, approve) = (Median(submits), Median(approves));
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"median of the ratios: submit {submit:F2}, approve {approve:F2}"
            )
        );
        return submit >= Goal && approve >= Goal;
    }

    private async Task<(double Submits, double Approves)> RoundAsync(
        BusLoad load,
        TimeSpan time,
        CancellationToken cancel
    )
    {
        var submits = await load.SubmitAsync(Writers, time, cancel);
        var approves = await load.ApproveAsync(Writers, time, cancel);
        await load.SettleAsync(cancel);
        return (submits, approves);
    }

    private static WebApplication Host(string connection, string masterKeys, Action<WebApplicationBuilder> adjust) =>
        Api.Program.Build(
            [
                $"--ConnectionStrings:HotDash={connection}",
                $"--HotDash:Sealing:MasterKeys={masterKeys}",
                "--urls=http://127.0.0.1:0",
                "--HotDash:Metrics:Url=off",
                "--HotDash:Simulation:Enabled=false",
                "--Logging:LogLevel:Default=Warning",
            ],
            adjust
        );

    private static async Task PrepareAsync(string connection, CancellationToken cancel)
    {
        await using var database = new Database(connection);
        await database.PrepareAsync([], cancel);
    }

    private static async Task<string> OtherAsync(string connection, CancellationToken cancel)
    {
        await RunSqlAsync(connection, "create database without", cancel);
        return new NpgsqlConnectionStringBuilder(connection) { Database = "without" }.ConnectionString;
    }

    private static async Task RunSqlAsync(string connection, string sql, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static double Median(List<double> of)
    {
        var sorted = of.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private const double Goal = 0.8;

    private const string NoPolicies = """
        do $$
        declare t regclass;
        begin
          for t in select oid from pg_class where relnamespace = 'hotdash'::regnamespace and relrowsecurity loop
            execute format('alter table %s disable row level security, no force row level security', t);
          end loop;
        end
        $$
        """;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);
}
