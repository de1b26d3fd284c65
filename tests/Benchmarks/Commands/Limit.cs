using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace HotDash.Benchmarks.Commands;

/// <summary>What the server could do at best: one insert of about 300 bytes of jsonb per transaction, prepared, and nothing else.</summary>
public sealed class Limit(string connectionString)
{
    public async Task CreateAsync(CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(
            "create table if not exists bench_limit (id bigint generated always as identity primary key, body jsonb not null)",
            connection
        );
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Inserts a second.</summary>
    public async Task<double> MeasureAsync(int writers, TimeSpan time, CancellationToken cancel)
    {
        var connections = new NpgsqlConnection[writers];
        for (var i = 0; i < writers; i++)
        {
            connections[i] = new(connectionString);
            await connections[i].OpenAsync(cancel);
        }

        try
        {
            return await Load.RunAsync(
                writers,
                time,
                async (writer, more) =>
                {
                    await using var command = new NpgsqlCommand(
                        "insert into bench_limit (body) values ($1)",
                        connections[writer]
                    );
                    command.Parameters.Add(new() { Value = Body, NpgsqlDbType = NpgsqlDbType.Jsonb });
                    await command.PrepareAsync(cancel);
                    while (more())
                    {
                        await command.ExecuteNonQueryAsync(cancel);
                    }
                },
                cancel
            );
        }
        finally
        {
            foreach (var connection in connections)
            {
                await connection.DisposeAsync();
            }
        }
    }

    private static readonly string Body = $$"""{"type": "limit", "text": "{{new string('x', 270)}}"}""";
}

/// <summary>Writers at once for a while.</summary>
internal static class Load
{
    /// <param name="work">One writer's work: goes on while it is told that there is more time, asking once before each command.</param>
    /// <returns>Commands a second.</returns>
    public static async Task<double> RunAsync(
        int writers,
        TimeSpan time,
        Func<int, Func<bool>, Task> work,
        CancellationToken cancel
    )
    {
        var done = 0;
        var clock = Stopwatch.StartNew();
        bool More()
        {
            if (clock.Elapsed >= time || cancel.IsCancellationRequested)
            {
                return false;
            }

            Interlocked.Increment(ref done);
            return true;
        }

        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() => work(writer, More), cancel)));
        cancel.ThrowIfCancellationRequested();
        return done / clock.Elapsed.TotalSeconds;
    }
}
