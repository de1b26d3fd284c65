using System.Globalization;
using HotDash.Api.Hosting.Postgres;

// Owns the configured database as the API does, and nothing else: what tests start, interrupt and kill.
// With the argument no-host it stays as a process is before its host runs.
try
{
    var builder = WebApplication.CreateSlimBuilder(args);
    builder.WebHost.UseUrls("http://127.0.0.1:0");
    builder.Logging.ClearProviders();
    await using var server = await DatabaseServer.OpenAsync(builder.Configuration, "http://localhost:5080");
    var cluster = server.Private!;
    await using var app = builder.Build();
    var ready = string.Create(CultureInfo.InvariantCulture, $"ready {cluster.Port} {cluster.TookOver}");
    if (args.Contains("no-host"))
    {
        Console.WriteLine(ready);
        await new TaskCompletionSource().Task;
    }

    app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(ready));
    await app.RunAsync();
    return 0;
}
catch (LocalPostgresException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
