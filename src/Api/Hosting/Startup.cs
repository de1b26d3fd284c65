using HotDash.Api.Hosting.Commands;
using HotDash.Api.Hosting.Demo;
using HotDash.Api.Hosting.Postgres;
using JasperFx;

namespace HotDash.Api.Hosting;

/// <summary>From the command line to a running process and its end.</summary>
public static class Startup
{
    /// <summary>Where the API listens when neither <c>--urls</c> nor <c>ASPNETCORE_URLS</c> says otherwise.</summary>
    public const string DefaultAddress = "http://localhost:5080";

    /// <summary>Opens the database, builds, runs, stops in the opposite order. Commands such as <c>codegen</c> get no database.</summary>
    /// <returns>The exit code: not 0 either where work in the background failed for good.</returns>
    public static Task<int> Run(string[] args, Func<string[], WebApplication> build) =>
        args is [ShopCommand.Verb, ..]
            ? ShopCommand.Run(args, build)
            : DatabaseHosting.WithDatabaseAsync(
                args,
                database => database is null ? build(args).RunJasperFxCommands(args) : Serve(args, database, build)
            );

    private static async Task<int> Serve(string[] args, DatabaseServer database, Func<string[], WebApplication> build)
    {
        await using var app = build([
            .. args,
            .. database.Arguments,
            $"--{DemoHosting.PrivateCluster}={database.Private is not null}",
        ]);
        if (app.Configuration["urls"] is null)
            app.Urls.Add(DefaultAddress);
        await app.StartAsync();
        if (database.Private is not null)
            Welcome.Print(Console.Out, app.Urls);
        await app.WaitForShutdownAsync();
        var services = app.Services.GetServices<IHostedService>().OfType<BackgroundService>();
        return services.Any(x => x.ExecuteTask is { IsFaulted: true }) ? 1 : 0;
    }
}
