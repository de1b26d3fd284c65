using Npgsql;

namespace HotDash.Projections.Tests.Storage;

/// <summary>Plain SQL, as one role or another.</summary>
internal static class Sql
{
    public static async Task<T> AskAsync<T>(this NpgsqlConnection connection, string sql, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public static Task<T> AskAsync<T>(this NpgsqlDataSource pool, string sql, params object[] values) =>
        pool.WithAsync(connection => connection.AskAsync<T>(sql, values));

    public static async Task<T> WithAsync<T>(this NpgsqlDataSource pool, Func<NpgsqlConnection, Task<T>> use)
    {
        await using var connection = await pool.OpenConnectionAsync();
        return await use(connection);
    }

    public static async Task RunAsync(this NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
