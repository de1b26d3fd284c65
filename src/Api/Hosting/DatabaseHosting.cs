using HotDash.Api.Hosting.Commands;
using HotDash.Api.Hosting.Postgres;
using Microsoft.AspNetCore.Connections;
using Npgsql;

namespace HotDash.Api.Hosting;

/// <summary>The database before and after the host: it is there when the host is built, and goes when the host has ended.</summary>
public static class DatabaseHosting
{
    /// <summary>
    /// Opens the database and runs what needs it. A command line that starts with a verb other than <c>run</c>, such as
    /// <c>codegen write</c>, gets none. Where there is no database to be had, says why, and answers 1.
    /// </summary>
    /// <param name="args">The command line.</param>
    /// <param name="run">What needs the database.</param>
    /// <param name="beside">Whether a private cluster that another process owns will do.</param>
    public static async Task<int> WithDatabaseAsync(
        string[] args,
        Func<DatabaseServer?, Task<int>> run,
        bool beside = false
    )
    {
        if (args is [var verb, ..] && !verb.StartsWith('-') && verb is not ("run" or ShopCommand.Verb))
        {
            return await run(null);
        }

        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddEnvironmentVariables()
            .AddCommandLine(args)
            .Build();
        try
        {
            var address = configuration["urls"] ?? Startup.DefaultAddress;
            await using var server = await DatabaseServer.OpenAsync(configuration, address, beside);
            return await run(server);
        }
        catch (Exception failure) when (Explained(failure) is { } why)
        {
            await Console.Error.WriteLineAsync(why);
            return 1;
        }
    }

    private static string? Explained(Exception failure) =>
        failure switch
        {
            LocalPostgresException or InvalidSettingException => failure.Message,
            IOException { InnerException: AddressInUseException } =>
                "The address is taken. Choose another: --urls=http://localhost:5081.",
            PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } =>
                "Somebody keeps a lock on the database, so that its schema could not be brought up to this version; it is as "
                    + "it was. End what keeps it (ops/runbooks/database.md), then start again.",
            OperationCanceledException => "It was stopped before it had started.",
            PostgresException e =>
                $"The database refuses what this version needs of it: {e.MessageText}. A schema that it does not accept is "
                    + "left as it was. Start the version that made it, or name another in ConnectionStrings__HotDash.",
            NpgsqlException e => $"The database does not answer: {e.Message}. See ConnectionStrings__HotDash.",
            _ => null,
        };
}
