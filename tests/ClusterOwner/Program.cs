using System.Globalization;
using HotDash.Api.Hosting;

// Owns the configured database as the API does, and nothing else: what tests start, interrupt and kill.
// With --no-host=true it stays as a process is before its host runs.
return await DatabaseHosting.WithDatabaseAsync(
    args,
    async server =>
    {
        var cluster = server!.Private!;
        var ready = string.Create(CultureInfo.InvariantCulture, $"ready {cluster.Port} {cluster.TookOver}");
        var builder = WebApplication.CreateSlimBuilder(args);
        if (builder.Configuration.GetValue<bool>("no-host"))
        {
            Console.WriteLine(ready);
            await new TaskCompletionSource().Task;
        }

        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(ready));
        await app.RunAsync();
        return 0;
    }
);
