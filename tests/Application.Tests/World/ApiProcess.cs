using System.Diagnostics;
using System.Globalization;
using HotDash.Support;

namespace HotDash.Application.Tests.World;

/// <summary>The Api as a process of its own, so that it can be killed as processes are.</summary>
public sealed class ApiProcess : IDisposable
{
    private readonly Process process;

    /// <summary>How long its calls may take.</summary>
    public static readonly Duration CallTimeout = Duration.FromSeconds(3);

    public ApiProcess(string connectionString)
    {
        // From its own output: beside the tests' assemblies it would find a runner's, and want all of it.
        var api = AppContext.BaseDirectory.Replace("/tests/Application.Tests/", "/src/Api/", StringComparison.Ordinal);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(api, "HotDash.Api.dll")])
        {
            WorkingDirectory = api,
            Environment =
            {
                ["ConnectionStrings__HotDash"] = connectionString,
                [TestMasterKeys.Variable] = TestMasterKeys.Value,
                ["Logging__LogLevel__Default"] = "Warning",
                ["urls"] = "http://127.0.0.1:0",
                ["HotDash__Effects__CallTimeout"] = $"00:00:{CallTimeout.Seconds:00}",
            },
        };
        process = Process.Start(start)!;
    }

    /// <summary>Stands still where it is, as a machine that is short of everything does, until <see cref="GoOn"/>.</summary>
    public Task StandStill() => Signal("STOP");

    public Task GoOn() => Signal("CONT");

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    private async Task Signal(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        kill.ExitCode.ShouldBe(0);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        process.Dispose();
    }
}
