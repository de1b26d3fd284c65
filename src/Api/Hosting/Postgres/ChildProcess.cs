using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace HotDash.Api.Hosting.Postgres;

/// <summary>Runs a program to its end and keeps what it said.</summary>
internal static class ChildProcess
{
    public static async Task<Outcome> RunAsync(
        string program,
        IEnumerable<string> arguments,
        ServerUser? user = null,
        string? directory = null,
        string? input = null,
        TimeSpan? timeout = null,
        CancellationToken cancellation = default
    )
    {
        var (file, all) = user is null ? (program, arguments) : user.Wrap(program, arguments);
        var start = new ProcessStartInfo(file, all)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory ?? "/",
        };
        // PGDATA, PGPORT and the like speak of some other server.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("PG", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(timeout ?? TimeSpan.FromMinutes(1));
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
            var error = process.StandardError.ReadToEndAsync(deadline.Token);
            await process.StandardInput.WriteAsync(input.AsMemory(), deadline.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(deadline.Token);
            return new Outcome(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellation.ThrowIfCancellationRequested();
            throw new LocalPostgresException($"{program} did not end in time.");
        }
    }

    /// <summary>The outcome, or null where there is no such program.</summary>
    public static async Task<Outcome?> TryRunAsync(
        string program,
        IEnumerable<string> arguments,
        TimeSpan? timeout = null,
        CancellationToken cancellation = default
    )
    {
        try
        {
            return await RunAsync(program, arguments, timeout: timeout, cancellation: cancellation);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    public sealed record Outcome(int ExitCode, string Output, string Error)
    {
        public bool Succeeded => ExitCode == 0;

        /// <summary>What it said, its last lines first to matter.</summary>
        public string Said => new StringBuilder(Output.Trim()).AppendLine().Append(Error.Trim()).ToString().Trim();
    }
}
