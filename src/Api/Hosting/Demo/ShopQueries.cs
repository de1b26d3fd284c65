using Npgsql;

namespace HotDash.Api.Hosting.Demo;

/// <summary>One statement as a shop, in one round trip: the setting that row-level security reads is the batch's own transaction's.</summary>
internal static class ShopQueries
{
    public static async Task<List<T>> QueryAsShopAsync<T>(
        this NpgsqlDataSource pool,
        string shop,
        string sql,
        IEnumerable<object> parameters,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancel
    )
    {
        await using var batch = pool.CreateBatch();
        var become = new NpgsqlBatchCommand("select set_config('app.tenant_id', $1, true)");
        become.Parameters.Add(new NpgsqlParameter { Value = shop });
        var statement = new NpgsqlBatchCommand(sql);
        foreach (var value in parameters)
            statement.Parameters.Add(new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(become);
        batch.BatchCommands.Add(statement);

        await using var reader = await batch.ExecuteReaderAsync(cancel);
        await reader.NextResultAsync(cancel);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel))
            rows.Add(read(reader));
        return rows;
    }
}
