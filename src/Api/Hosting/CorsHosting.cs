using HotDash.Api.Transport;

namespace HotDash.Api.Hosting;

/// <summary>Which pages of other origins a browser lets read the API: those that are named, none by default.</summary>
public static class CorsHosting
{
    /// <summary>Reads <c>HotDash:Cors:Origins</c>.</summary>
    /// <exception cref="InvalidSettingException">It holds what is no origin.</exception>
    public static void AddHotDashCors(this WebApplicationBuilder builder)
    {
        var origins = Origins(builder.Configuration.GetSection(Key));
        if (origins.Length == 0)
            return;
        builder.Services.AddSingleton<Named>();
        builder.Services.AddCors(cors =>
            cors.AddDefaultPolicy(policy =>
                policy
                    .WithOrigins(origins)
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

    /// <summary>One text with commas between, or a list.</summary>
    private static string[] Origins(IConfigurationSection named) =>
        [
            .. named
                .GetChildren()
                .Append(named)
                .SelectMany(x => (x.Value ?? "").Split(',', StringSplitOptions.TrimEntries))
                .Where(x => x.Length > 0)
                .Select(x =>
                    IsOrigin(x)
                        ? x
                        : throw new InvalidSettingException(
                            $"{Key} holds '{x}'; it holds origins as https://shop.example: scheme, host and port, no path and no *."
                        )
                ),
        ];

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && !text.Contains('*', StringComparison.Ordinal)
        && text.Equals($"{uri.Scheme}://{uri.Authority}", StringComparison.OrdinalIgnoreCase);

    private const string Key = "HotDash:Cors:Origins";

    /// <summary>What clients of GraphQL send, beyond what browsers let any page send.</summary>
    private static readonly string[] Headers =
    [
        "Authorization",
        "Content-Type",
        Credential.ShopHeader,
        HttpTransport.TraceHeader,
        SharedStreamTransport.TokenHeader,
        "GraphQL-Preflight",
        "Apollo-Require-Preflight",
        "X-Apollo-Operation-Name",
        "X-Requested-With",
        "traceparent",
        "tracestate",
    ];

    private sealed class Named;
}
