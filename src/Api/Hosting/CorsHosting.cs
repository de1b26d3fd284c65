using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Api.Transport;

namespace HotDash.Api.Hosting;

/// <summary>Which pages of other origins a browser lets read the API: those that are named, none by default.</summary>
public static class CorsHosting
{
    /// <summary>They are those of <see cref="LimitOptions.Origins"/>, whose pages may connect by WebSocket, too.</summary>
    public static void AddHotDashCors(this WebApplicationBuilder builder)
    {
        var origins = LimitOptions.From(builder.Configuration, builder.Environment.IsDevelopment()).Origins;
        if (origins.Count == 0)
            return;
        builder.Services.AddSingleton<Named>();
        builder.Services.AddCors(cors =>
            cors.AddDefaultPolicy(policy =>
                policy
                    .WithOrigins([.. origins])
                    .WithMethods("GET", "POST", "PUT", "DELETE")
                    .WithHeaders(Headers)
                    .WithExposedHeaders("Allow", "Retry-After", "WWW-Authenticate")
                    .SetPreflightMaxAge(TimeSpan.FromMinutes(10))
            )
        );
    }

    /// <summary>Answers browsers that ask; before all that is to be read.</summary>
    public static void UseHotDashCors(this WebApplication app)
    {
        if (app.Services.GetService<Named>() is not null)
            app.UseCors();
    }

    /// <summary>What clients of GraphQL send, beyond what browsers let any page send.</summary>
    private static readonly string[] Headers =
    [
        .. Provenance.Unsafe,
        "Content-Type",
        HttpTransport.TraceHeader,
        SharedStreamTransport.TokenHeader,
        "traceparent",
        "tracestate",
    ];

    private sealed class Named;
}
