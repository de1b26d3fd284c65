using Npgsql;

namespace HotDash.Projections.Storage;

/// <summary>
/// Statements for one shop in one round trip: the first tells row-level security the shop, the rest see that shop's
/// rows alone. The setting is the batch's own transaction's, so no later user of the connection inherits it.
/// </summary>
public static class ShopBatch
{
    /// <summary>An empty batch of the pool for requests; statements are added with <see cref="With"/>.</summary>
    public static NpgsqlBatch For(DatabasePools pools, string shop) =>
        pools.App.CreateBatch().With("select set_config('app.tenant_id', $1, true)", shop);

    /// <summary>Adds a statement with positional parameters.</summary>
    public static NpgsqlBatch With(this NpgsqlBatch batch, string sql, params IEnumerable<object?> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in parameters)
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        batch.BatchCommands.Add(command);
        return batch;
    }

    /// <summary>Runs it, and stands before the rows of the first statement that was added.</summary>
    public static async Task<NpgsqlDataReader> Read(this NpgsqlBatch batch, CancellationToken cancel)
    {
        var rows = await batch.ExecuteReaderAsync(cancel);
        await rows.NextResultAsync(cancel);
        return rows;
    }

    /// <summary>How many rows of one shop match, counted up to a limit.</summary>
    internal static async Task<int> Count(
        DatabasePools pools,
        string shop,
        string from,
        SqlConditions where,
        int limit,
        CancellationToken cancel
    )
    {
        var counted = await For(pools, shop)
            .With(
                $"select count(*)::int from (select 1 from {from} where {where} limit {limit}) as matching",
                where.Values
            )
            .List(row => row.GetInt32(0), cancel);
        return counted[0];
    }

    /// <summary>Runs it, and reads the rows of the one statement that was added.</summary>
    public static async Task<List<T>> List<T>(
        this NpgsqlBatch batch,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancel
    )
    {
        await using (batch)
        {
            await using var rows = await batch.Read(cancel);
            var found = new List<T>();
            while (await rows.ReadAsync(cancel))
                found.Add(read(rows));
            return found;
        }
    }
}
