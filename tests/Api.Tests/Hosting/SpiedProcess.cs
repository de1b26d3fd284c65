using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using HotDash.Support;
using Xunit;

namespace HotDash.Api.Tests.Hosting;

/// <summary>The real Api as a process of its own, every line of whose output is kept.</summary>
internal sealed class SpiedProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    public SpiedProcess(IReadOnlyDictionary<string, string> environment)
    {
        // From its own output: beside the tests' assemblies it would find a runner's, and want all of it.
        var api = AppContext.BaseDirectory.Replace("/tests/Api.Tests/", "/src/Api/", StringComparison.Ordinal);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(api, "HotDash.Api.dll")])
        {
            WorkingDirectory = api,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>All that it has written so far.</summary>
    public string Output => string.Join('\n', _lines);

    /// <summary>What stands behind these words in a line of its output, once it does.</summary>
    public async Task<string> Said(string words)
    {
        string? line = null;
        await Eventually.HoldsAsync(
            () =>
                Task.FromResult(
                    (line = _lines.FirstOrDefault(x => x.Contains(words, StringComparison.Ordinal))) is not null
                ),
            TimeSpan.FromSeconds(60),
            TestContext.Current.CancellationToken
        );
        return line![(line!.IndexOf(words, StringComparison.Ordinal) + words.Length)..].Trim();
    }

    /// <summary>Waits until it has ended, and all of its output is here.</summary>
    public async Task<int> Ended()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(60));
        return _process.ExitCode;
    }

    /// <summary>Asks it to end, as a service manager does.</summary>
    public async Task Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await Ended();
    }

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
        return ValueTask.CompletedTask;
    }
}
