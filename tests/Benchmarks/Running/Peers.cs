using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using HotDash.Benchmarks.Fanout;

namespace HotDash.Benchmarks.Running;

/// <summary>
/// Other servers, run by their own scripts in the same minutes, with their PostgreSQL. PEERS in the environment says where
/// they are installed; <c>setup.sh</c> installs them where they are not.
/// </summary>
internal sealed class Peers : IAsyncDisposable
{
    private readonly string _scripts;
    private Process? _queries;

    private Peers(string scripts) => _scripts = scripts;

    public static readonly string[] Subscriptions = ["mercurius", "yoga"];

    public static async Task<Peers> OpenAsync(string scripts, CancellationToken cancel)
    {
        await Script.RunAsync($"'{scripts}/setup.sh'", cancel);
        return new(scripts);
    }

    public async Task<Figures> FanoutAsync(
        string name,
        int subscribers,
        FanoutOptions options,
        CancellationToken cancel
    )
    {
        var fault = options.Fault.ToString().ToLowerInvariant();
        var rate = options.RateFor(subscribers) is > 0 and var paced ? paced : Unpaced;
        var printed = await Script.RunAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"'{_scripts}/subs_run.sh' {name} {subscribers} {options.Changes} {rate} {fault}"
            ),
            cancel
        );
        return Figures.Of(name, JsonNode.Parse(printed.Split('\n')[^1])!);
    }

    /// <summary>Starts PostGraphile over 100,000 approvals of its own schema, and makes the bodies of the requests.</summary>
    /// <returns>Its process, and the bodies of the pages and of the details.</returns>
    public async Task<(int Process, string[] Pages, string[] Details)> QueriesAsync(int port, CancellationToken cancel)
    {
        await Script.RunAsync(
            $"""
            . '{_scripts}/env.sh'
            psql -qAtc "select to_regclass('app.grades') is not null" bench_read | grep -q t || {"{"}
              psql -q bench_read -v n=100000 -f '{_scripts}/read_schema.sql'; psql -qc 'alter database bench_read set jit=off'; {"}"}
            """,
            cancel
        );
        var start = new ProcessStartInfo(
            "/bin/bash",
            ["-c", $". '{_scripts}/env.sh'; exec node '{_scripts}/pgf_server.mjs' --port {port} 2>/dev/null"]
        );
        _queries = Process.Start(start)!;
        var folder = Directory.CreateTempSubdirectory("hotdash-bodies-").FullName;
        try
        {
            await Script.RunAsync(
                $"""
                . '{_scripts}/env.sh'
                for i in $(seq 200); do (exec 3<>/dev/tcp/127.0.0.1/{port}) 2>/dev/null && break; sleep .1; done
                node '{_scripts}/read_gen.mjs' http://127.0.0.1:{port}/graphql '{folder}'
                """,
                cancel
            );
            return (
                _queries.Id,
                await File.ReadAllLinesAsync(Path.Combine(folder, "page.txt"), cancel),
                await File.ReadAllLinesAsync(Path.Combine(folder, "detail.txt"), cancel)
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_queries is { } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        await Script.RunAsync($"'{_scripts}/setup.sh' stop", CancellationToken.None);
    }

    private const int Unpaced = 100_000;
}
