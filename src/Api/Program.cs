using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Shops;
using HotDash.Api.Hosting;
using HotDash.Api.Hosting.Demo;
using HotDash.Api.Hosting.Identity;
using HotDash.Api.Transport;

namespace HotDash.Api;

/// <summary>The API, from its parts to a running host.</summary>
public static class Program
{
    /// <summary>Runs the API, or a command of it: <c>codegen write</c>.</summary>
    public static Task<int> Main(string[] args) => Startup.Run(args, arguments => Build(arguments));

    /// <summary>The host, not started. <paramref name="adjust"/> sees the builder last.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        var pools = builder.AddHotDashStorage();
        builder.AddHotDashMessaging(pools);
        builder.AddHotDashEffects();
        builder.AddHotDashIdentity();
        builder.Services.AddGraphQLEngine().AddShopFields().AddApprovalFields();
        builder.AddHotDashDocuments();
        builder.AddHotDashLimits();
        builder.AddHotDashCors();
        builder.AddHotDashTelemetry();
        builder.AddDemo();
        adjust?.Invoke(builder);

        var app = builder.Build();
        app.UseHotDashCors();
        app.MapGraphQL();
        app.MapCredentials();
        app.MapHealth();
        return app;
    }
}
