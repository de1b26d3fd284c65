using HotDash.Api.Hosting;
using JasperFx;

namespace HotDash.Api;

/// <summary>The API, from its parts to a running host.</summary>
public static class Program
{
    /// <summary>Runs the API, or a command of it: <c>codegen write</c>.</summary>
    public static async Task<int> Main(string[] args) => await Build(args).RunJasperFxCommands(args);

    /// <summary>The host, not started. <paramref name="adjust"/> sees the builder last.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(args);

        var pools = builder.AddHotDashStorage();
        builder.AddHotDashMessaging(pools);
        builder.AddHotDashEffects();
        adjust?.Invoke(builder);

        var app = builder.Build();
        return app;
    }
}
