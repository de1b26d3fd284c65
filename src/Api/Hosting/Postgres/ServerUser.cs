using System.Globalization;
using System.Runtime.InteropServices;

namespace HotDash.Api.Hosting.Postgres;

/// <summary>
/// Whom PostgreSQL runs as when this process is root, whom PostgreSQL refuses: the owner of a directory that is there
/// already, else the system's own user for it.
/// </summary>
internal sealed record ServerUser(int Uid, int Gid, string Setpriv)
{
    /// <summary>Null where this process is an ordinary user and PostgreSQL runs as the same.</summary>
    public static async Task<ServerUser?> ForAsync(string directory, CancellationToken cancellation)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return null;
        }

        var setpriv =
            Programs.Find("setpriv")
            ?? throw new LocalPostgresException(
                "PostgreSQL does not run as root, and there is no setpriv (util-linux) to run it as another user. "
                    + "Start HotDash as an ordinary user, install util-linux, or name a server in ConnectionStrings__HotDash."
            );
        var (uid, gid) = await OwnerOfAsync(directory, cancellation) ?? SystemUser();
        return new ServerUser(uid, gid, setpriv);
    }

    public (string Program, IEnumerable<string> Arguments) Wrap(string program, IEnumerable<string> arguments) =>
        (Setpriv, [$"--reuid={Uid}", $"--regid={Gid}", "--clear-groups", "--", program, .. arguments]);

    public void Own(string path)
    {
        if (Chown(path, Uid, Gid) != 0)
        {
            throw new LocalPostgresException($"Cannot give {path} to the user that PostgreSQL runs as ({Uid}).");
        }
    }

    private static async Task<(int, int)?> OwnerOfAsync(string directory, CancellationToken cancellation)
    {
        if (!Directory.Exists(directory))
        {
            return null;
        }

        var stat = await ChildProcess.RunAsync("stat", ["-c", "%u %g", directory], cancellation: cancellation);
        var parts = stat.Output.Trim().Split(' ');
        return stat.Succeeded && parts.Length == 2 && parts[0] != "0" ? (Number(parts[0]), Number(parts[1])) : null;
    }

    private static (int, int) SystemUser()
    {
        var users = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(f => f.Length > 3).ToArray();
        var user =
            users.FirstOrDefault(f => f[0] == "postgres")
            ?? users.FirstOrDefault(f => f[0] == "nobody")
            ?? throw new LocalPostgresException(
                "PostgreSQL does not run as root, and this system has neither a user postgres nor nobody. "
                    + "Start HotDash as an ordinary user, or name a server in ConnectionStrings__HotDash."
            );
        return (Number(user[2]), Number(user[3]));
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [DllImport("libc", EntryPoint = "chown", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Chown([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int owner, int group);
}

internal static class Programs
{
    /// <summary>The full path of a program on PATH.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    public static string? Existing(string path) => File.Exists(path) ? path : null;
}
