using System.Diagnostics;
using System.Globalization;
using HotDash.Api.Hosting.Postgres;

namespace HotDash.Support;

/// <summary>Where the clusters of test runs lie: each in a directory that bears its process's id.</summary>
public static class TestClusters
{
    /// <summary>A directory that is not there yet, of this process unless another is named.</summary>
    public static string NewDirectory(int? process = null) =>
        Path.Combine(
            Directory.CreateDirectory(Root).FullName,
            string.Create(CultureInfo.InvariantCulture, $"{process ?? Environment.ProcessId}-{Guid.NewGuid():N}")
        );

    /// <summary>Removes the clusters, servers included, of runs that died before they could.</summary>
    public static async Task SweepAsync()
    {
        foreach (var directory in Directory.Exists(Root) ? Directory.GetDirectories(Root) : [])
        {
            var owner = Path.GetFileName(directory).Split('-')[0];
            if (int.TryParse(owner, CultureInfo.InvariantCulture, out var pid) && !IsRunning(pid))
            {
                try
                {
                    await LocalPostgres.RemoveAsync(directory);
                }
                catch (DirectoryNotFoundException)
                {
                    // Another assembly of this run sweeps too.
                }
            }
        }
    }

    private static bool IsRunning(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>In memory where there is room for it: making and copying clusters is then several times as fast.</summary>
    private static string Fastest() =>
        Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > RoomNeededBytes
            ? Memory
            : Path.GetTempPath();

    private const string Memory = "/dev/shm";

    private const long RoomNeededBytes = 2L << 30;

    private static readonly string Root = Path.Combine(Fastest(), $"hotdash-tests-{Environment.UserName}");
}
