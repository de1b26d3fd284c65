using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace HotDash.Benchmarks.Running;

/// <summary>
/// The built Api as a process of its own, on a private cluster of its own and free ports, with fsync on and nothing
/// simulated. Can be killed as a machine would kill it, and started again on what it left behind.
/// </summary>
public sealed class ApiProcess : IAsyncDisposable
{
    private readonly string _directory;
    private readonly int _port = FreePort();
    private readonly int _metricsPort = FreePort();
    private readonly ConcurrentQueue<string> _output = new();
    private Process? _process;

    private readonly IReadOnlyDictionary<string, string> _settings;

    private readonly int? _core;

    private ApiProcess(string directory, IReadOnlyDictionary<string, string> settings, int? core) =>
        (_directory, _settings, _core) = (directory, settings, core);

    public Uri Address => new($"http://127.0.0.1:{_port}");

    /// <summary>What PostgreSQL's superuser connects with; there while the process serves.</summary>
    public string ConnectionString => File.ReadAllText(Path.Combine(_directory, "postgres", "connection")).Trim();

    public int ProcessId => _process!.Id;

    /// <summary>What the process has had of the processors so far.</summary>
    public TimeSpan Worked
    {
        get
        {
            _process!.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Makes its cluster, and serves.</summary>
    /// <param name="settings">Environment variables that go before its own.</param>
    /// <param name="core">The one processor that it may have; null for all. It knows so from its start, and does not spin for another.</param>
    public static async Task<ApiProcess> StartAsync(
        CancellationToken cancel,
        IReadOnlyDictionary<string, string>? settings = null,
        int? core = null
    )
    {
        var directory = Directory.CreateTempSubdirectory("hotdash-intake-").FullName;
        if (!OperatingSystem.IsWindows())
        {
            // PostgreSQL runs as another user where this one is root, and has to pass through.
            File.SetUnixFileMode(directory, (UnixFileMode)Convert.ToInt32("755", 8));
        }

        var api = new ApiProcess(directory, settings ?? new Dictionary<string, string>(), core);
        try
        {
            await api.StartAgainAsync(cancel);
            return api;
        }
        catch
        {
            await api.DisposeAsync();
            throw;
        }
    }

    public async Task StartAgainAsync(CancellationToken cancel)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "HotDash.Api");
        var start = new ProcessStartInfo(
            _core is null ? program : "taskset",
            _core is null ? [] : ["-c", $"{_core}", program]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var (name, value) in Settings().Concat(_settings.Select(x => (x.Key, x.Value))))
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start) ?? throw new InvalidOperationException("The Api did not start.");
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await UntilReadyAsync(cancel);
    }

    /// <summary>Without warning: no handler of the process runs.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>The last lines that the process wrote.</summary>
    public string Output => string.Join(Environment.NewLine, _output);

    /// <summary>Asks it to end as a service manager does, and waits until it has; kills it where it does not.</summary>
    public async Task StopAsync()
    {
        if (_process is { HasExited: false } process)
        {
            using var ask = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await ask.WaitForExitAsync();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                await KillAsync();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process?.Dispose();
        await Api.Hosting.Postgres.LocalPostgres.RemoveAsync(Path.Combine(_directory, "postgres"));
        if (Directory.Exists(_directory))
        {
            Directory.Delete(_directory, recursive: true);
        }
    }

    private IEnumerable<(string Name, string Value)> Settings() =>
        [
            ("ASPNETCORE_ENVIRONMENT", "Development"),
            ("ASPNETCORE_URLS", Address.ToString()),
            ("HotDash__Metrics__Url", $"http://127.0.0.1:{_metricsPort}"),
            ("HotDash__Postgres__Directory", Path.Combine(_directory, "postgres")),
            ("HotDash__Simulation__Enabled", "false"),
            ("Logging__LogLevel__Default", "Warning"),
        ];

    private async Task UntilReadyAsync(CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(2) };
        var deadline = Stopwatch.StartNew();
        while (true)
        {
            if (_process!.HasExited || deadline.Elapsed > Patience)
            {
                throw new InvalidOperationException($"The Api does not serve:{Environment.NewLine}{Output}");
            }

            try
            {
                using var answer = await http.GetAsync("/health/ready", cancel);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception e)
                when (e is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
            {
                // Not listening yet: nothing tells from outside when it will.
            }

            await Task.Delay(20, cancel);
        }
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        _output.Enqueue(line);
        while (_output.Count > 200)
        {
            _output.TryDequeue(out _);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
}
