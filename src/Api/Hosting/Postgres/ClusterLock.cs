using System.Globalization;

namespace HotDash.Api.Hosting.Postgres;

/// <summary>One process at a time owns a cluster's directory. The kernel frees the lock with the process, however it ends.</summary>
internal sealed class ClusterLock : IDisposable
{
    private readonly FileStream _file;
    private readonly string _holder;

    private ClusterLock(FileStream file, string holder) => (_file, _holder) = (file, holder);

    /// <summary>Takes the lock of a directory for a process that serves <paramref name="address"/>, or says who has it.</summary>
    public static ClusterLock Take(string directory, string address)
    {
        var holder = Path.Combine(directory, "holder");
        if (TryOpen(Path.Combine(directory, FileName)) is { } file)
        {
            File.WriteAllText(
                holder,
                string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}\n{address}\n")
            );
            return new ClusterLock(file, holder);
        }

        var lines = File.Exists(holder) ? File.ReadAllLines(holder) : [];
        var process = lines.Length > 0 ? $"process {lines[0]}" : "another process";
        var serving = lines.Length > 1 ? $", which serves {lines[1]}," : "";
        throw new ClusterHeldException(
            $"""
            HotDash runs already: {process}{serving} holds {directory}.
            To run beside it, either give this one a directory and addresses of its own:
                HotDash__Postgres__Directory={directory}-2 ASPNETCORE_URLS=http://localhost:5081
            or let both serve the same database:
                ConnectionStrings__HotDash="$(cat {Path.Combine(
                directory,
                ConnectionFile
            )})" ASPNETCORE_URLS=http://localhost:5081
            """
        );
    }

    /// <summary>Whether a process holds the directory's lock now.</summary>
    public static bool IsHeld(string directory)
    {
        var path = Path.Combine(directory, FileName);
        using var file = File.Exists(path) ? TryOpen(path) : null;
        return file is null && File.Exists(path);
    }

    public void Dispose()
    {
        File.Delete(_holder);
        _file.Dispose();
    }

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e.GetType() == typeof(IOException))
        {
            return null;
        }
    }

    public const string FileName = "lock";

    public const string ConnectionFile = "connection";
}
