using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace HotDash.Api.Hosting.Postgres;

/// <summary>The server process of a data directory, as its pid file and the system tell of it.</summary>
internal sealed record Postmaster(string Data, int Pid, int Port, bool IsReady)
{
    /// <summary>What the pid file names; null where there is none, or none that makes sense. The process may be long dead.</summary>
    public static Postmaster? Read(string data)
    {
        try
        {
            var lines = File.ReadAllLines(Path.Combine(data, PidFile));
            return
                int.TryParse(lines.ElementAtOrDefault(0), CultureInfo.InvariantCulture, out var pid)
                && int.TryParse(lines.ElementAtOrDefault(3), CultureInfo.InvariantCulture, out var port)
                ? new Postmaster(data, pid, port, lines.ElementAtOrDefault(7)?.Trim() == "ready")
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Whether the process runs, and is the server of this very directory rather than another with a pid used again.</summary>
    public bool IsAlive => OperatingSystem.IsLinux() ? Commands(Pid).Contains(Data) : NameOf(Pid) == "postgres";

    /// <summary>
    /// Deletes the pid file of a server that is gone: where its pid is somebody else's by now, or nobody has collected the
    /// dead process, PostgreSQL would take it for alive.
    /// </summary>
    public static void ForgetDead(string data)
    {
        if (Read(data) is { IsAlive: false } dead && Kill(dead.Pid, 0) == 0)
        {
            File.Delete(Path.Combine(data, PidFile));
        }
    }

    /// <summary>Stops the server: open transactions are rolled back, everything is written, then it goes.</summary>
    public void Stop(TimeSpan patience)
    {
        foreach (var signal in (int[])[Interrupt, Quit, Killed])
        {
            _ = Kill(Pid, signal);
            if (Wait.Until(() => !IsAlive, patience))
            {
                return;
            }
        }

        throw new LocalPostgresException($"The PostgreSQL server of {Data} (process {Pid}) cannot be stopped.");
    }

    /// <summary>Ends the server without warning, as a crash would.</summary>
    public void Crash(TimeSpan patience)
    {
        _ = Kill(Pid, Killed);
        _ = Wait.Until(() => !IsAlive, patience);
    }

    /// <summary>The words of a process's command line: readable by everybody, and empty for one that has ended.</summary>
    private static string[] Commands(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline").Split('\0');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string? NameOf(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.ProcessName;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int pid, int signal);

    private const string PidFile = "postmaster.pid";
    private const int Interrupt = 2; // PostgreSQL's "fast" shutdown
    private const int Quit = 3; // "immediate"
    private const int Killed = 9;
}

internal static class Wait
{
    /// <summary>Blocks until the condition holds; false when it did not within the time.</summary>
    public static bool Until(Func<bool> condition, TimeSpan patience)
    {
        var since = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(since) > patience)
            {
                return false;
            }

            Thread.Sleep(5);
        }

        return true;
    }
}
