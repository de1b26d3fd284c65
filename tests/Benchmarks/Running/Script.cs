using System.Diagnostics;

namespace HotDash.Benchmarks.Running;

/// <summary>A shell command.</summary>
internal static class Script
{
    /// <returns>What it printed.</returns>
    public static async Task<string> RunAsync(string command, CancellationToken cancel)
    {
        var start = new ProcessStartInfo("/bin/bash", ["-c", command]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var printed = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return process.ExitCode == 0
            ? printed.Trim()
            : throw new InvalidOperationException($"'{command}' ended with {process.ExitCode}: {printed}");
    }
}
