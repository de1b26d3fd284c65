using System.Collections.Concurrent;
using System.Diagnostics;
using HotDash.Support;

namespace HotDash.Api.Tests.Hosting;

/// <summary>The Api as a process of its own on a database, and what it writes to the console.</summary>
internal sealed class EndingProcess : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _written = new();
    private readonly Process _process;

    public EndingProcess(TestDatabase database)
    {
        // From its own output: beside the tests' assemblies it would find a runner's, and want all of it.
        var api = AppContext.BaseDirectory.Replace("/tests/Api.Tests/", "/src/Api/", StringComparison.Ordinal);
        _process = Process.Start(
            new ProcessStartInfo("dotnet", [Path.Combine(api, "HotDash.Api.dll")])
            {
                WorkingDirectory = api,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment =
                {
                    ["ConnectionStrings__HotDash"] = database.ConnectionString,
                    [TestMasterKeys.Variable] = TestMasterKeys.Value,
                    ["urls"] = "http://127.0.0.1:0",
                },
            }
        )!;
        _process.OutputDataReceived += (_, line) => _written.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _written.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>All that it wrote so far, to either stream.</summary>
    public string Written => string.Join('\n', _written);

    /// <summary>Waits for its end and answers its exit code.</summary>
    public async Task<int> EndedAsync(CancellationToken cancel)
    {
        await _process.WaitForExitAsync(cancel).WaitAsync(TimeSpan.FromSeconds(60), cancel);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
