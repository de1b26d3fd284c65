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

    private readonly (string Name, string Value)[] _more;

    private ApiProcess(string directory, (string, string)[] more) => (_directory, _more) = (directory, more);

    public Uri Address => new($"http://127.0.0.1:{_port}");

    /// <summary>What PostgreSQL's superuser connects with; there while the process serves.</summary>
    public string ConnectionString => File.ReadAllText(Path.Combine(_directory, "postgres", "connection")).Trim();

    public int ProcessId => _process!.Id;

    /// <param name="more">Settings besides those of every run, as environment variables.</param>
    public static async Task<ApiProcess> StartAsync(CancellationToken cancel, params (string Name, string Value)[] more)
    {
        var directory = Directory.CreateTempSubdirectory("hotdash-intake-").FullName;
        if (!OperatingSystem.IsWindows())
        {
            // PostgreSQL runs as another user where this one is root, and has to pass through.
            File.SetUnixFileMode(directory, (UnixFileMode)Convert.ToInt32("755", 8));
        }

        var api = new ApiProcess(directory, more);
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
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "HotDash.Api"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var (name, value) in Settings())
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

    public async ValueTask DisposeAsync()
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
            ("HotDash__MetricsUrls", $"http://127.0.0.1:{_metricsPort}"),
            ("HotDash__Postgres__Directory", Path.Combine(_directory, "postgres")),
            ("HotDash__Simulation__Enabled", "false"),
            ("Logging__LogLevel__Default", "Warning"),
            .. _more,
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
