using System.Diagnostics;
using System.Globalization;
using System.Text;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Hosting;

/// <summary>A process that owns the cluster of a directory, in a process group of its own as a terminal would give it.</summary>
internal sealed class OwnerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _error = new();
    private readonly TaskCompletionSource<string[]?> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private OwnerProcess(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null || line.Data.StartsWith("ready ", StringComparison.Ordinal))
            {
                _ready.TrySetResult(line.Data?.Split(' '));
            }
        };
        _process.ErrorDataReceived += (_, line) => _error.AppendLine(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The users that this run can start a process as: root can be an ordinary user too.</summary>
    public static TheoryData<string> Users =>
        Environment.IsPrivilegedProcess ? ["root", "nobody"] : [Environment.UserName];

    public int Id => _process.Id;

    public string Error => _error.ToString();

    public int ExitCode => _process.ExitCode;

    /// <summary>Starts a process and does not wait for it.</summary>
    public static OwnerProcess Launch(string directory, string? user = null, params string[] arguments)
    {
        // What the checkout and the runtime lie in may be closed to others; this capability keeps them readable.
        string[] asNobody =
            user == "nobody"
                ?
                [
                    "setpriv",
                    "--reuid=nobody",
                    "--clear-groups",
                    "--inh-caps=+dac_override",
                    "--ambient-caps=+dac_override",
                ]
                : [];
        var program = Path.Combine(
            AppContext.BaseDirectory.Replace("/Api.Tests/", "/ClusterOwner/", StringComparison.Ordinal),
            "HotDash.ClusterOwner.dll"
        );
        var start = new ProcessStartInfo("setsid", [.. asNobody, Environment.ProcessPath!, program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        if (!Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal))
        {
            start.ArgumentList[asNobody.Length] = "dotnet";
        }

        start.Environment["HotDash__Postgres__Directory"] = directory;
        start.Environment["DOTNET_gcServer"] = "0";
        return new OwnerProcess(Process.Start(start)!);
    }

    /// <summary>Starts a process and waits until it owns a running cluster.</summary>
    public static async Task<OwnerProcess> StartAsync(string directory, string? user = null, params string[] arguments)
    {
        var owner = Launch(directory, user, arguments);
        var ready = await owner._ready.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        ready.ShouldNotBeNull(owner.Error);
        return owner;
    }

    public int Port => int.Parse(_ready.Task.Result![1], CultureInfo.InvariantCulture);

    public bool TookOver => bool.Parse(_ready.Task.Result![2]);

    /// <summary>Signals the whole group, as Ctrl-C in a terminal does, and waits for the end.</summary>
    public async Task<int> EndAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal, "--", $"-{Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await EndedAsync();
    }

    /// <summary>Ends without warning.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await EndedAsync();
    }

    public async Task<int> EndedAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
}
