using System.Net.Sockets;
using Npgsql;

namespace HotDash.Projections.Storage;

/// <summary>Whether a failure says that the database cannot be reached for now, so that trying again may help.</summary>
public static class DatabaseOutOfReach
{
    /// <summary>Network, server and time-outs: yes. A wrong or forbidden statement, and whatever is a fault of ours: no.</summary>
    public static bool Says(Exception failure) =>
        failure switch
        {
            // Class 42: what was asked is wrong or forbidden, and stays so.
            PostgresException e => !e.SqlState.StartsWith("42", StringComparison.Ordinal),
            NpgsqlException or TimeoutException or IOException or SocketException => true,
            _ => false,
        };
}
