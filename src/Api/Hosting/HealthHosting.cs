using HotDash.Projections.Journal;
using HotDash.Projections.Storage;
using Npgsql;

namespace HotDash.Api.Hosting;

/// <summary>/health/live: the process runs. /health/ready and /health: the database answers and the journal is followed.</summary>
public static class HealthHosting
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Json(new { status = "ok" }));
        routes.MapGet("/health/ready", Ready);
        routes.MapGet("/health", Ready);
    }

    private static async Task<IResult> Ready(DatabasePools pools, JournalFollower journal, CancellationToken cancel)
    {
        try
        {
            await using var command = pools.App.CreateCommand("select 1");
            await command.ExecuteScalarAsync(cancel);
        }
        catch (NpgsqlException)
        {
            return Results.Json(new { status = "unavailable", database = "away" }, statusCode: 503);
        }
        return journal.Started.IsCompleted
            ? Results.Json(new { status = "ok", database = "ok" })
            : Results.Json(new { status = "starting", database = "ok" }, statusCode: 503);
    }
}
