using Npgsql;

namespace HotDash.Projections.Storage;

/// <summary>Statements on a connection that the caller has opened.</summary>
internal static class OwnStatements
{
    /// <summary>Runs one with positional parameters; answers how many rows it touched.</summary>
    public static async Task<int> RunAsync(
        this NpgsqlConnection connection,
        string sql,
        CancellationToken cancel,
        params object[] parameters
    )
    {
        await using var command = Of(connection, sql, parameters);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>All its rows.</summary>
    public static async Task<List<T>> ListAsync<T>(
        this NpgsqlConnection connection,
        string sql,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancel,
        params object[] parameters
    )
    {
        await using var command = Of(connection, sql, parameters);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var found = new List<T>();
        while (await rows.ReadAsync(cancel))
            found.Add(read(rows));
        return found;
    }

    private static NpgsqlCommand Of(NpgsqlConnection connection, string sql, object[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in parameters)
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}
