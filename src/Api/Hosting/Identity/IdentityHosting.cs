using HotDash.Api.Transport;
using NodaTime;

namespace HotDash.Api.Hosting.Identity;

/// <summary>Who asks: whoever a credential proves, as the membership of the shop says.</summary>
public static class IdentityHosting
{
    /// <summary>Reads <c>HotDash:Identity</c>.</summary>
    /// <exception cref="InvalidSettingException">A setting cannot be used.</exception>
    public static void AddHotDashIdentity(this WebApplicationBuilder builder)
    {
        var options = IdentityOptions.From(builder.Configuration);
        var services = builder.Services;
        services.AddSingleton(new DevTokensAllowed(builder.Environment.IsDevelopment()));
        services.AddSingleton<DevTokens>();
        services.AddSingleton(x => new BearerTokens(Readers(options, x)));
        services.AddSingleton<Tickets>().AddSingleton<Standings>().AddSingleton<ApiKeyTable>();
        services.AddSingleton<ApiKeyUses>().AddHostedService(x => x.GetRequiredService<ApiKeyUses>());
        services.AddSingleton<MemberAuthenticator>();
        services.AddSingleton<IAuthenticator>(x => x.GetRequiredService<MemberAuthenticator>());
        services.AddHostedService<CredentialChanges>();
    }

    /// <summary>Where credentials are given out: tickets, and dev tokens in Development.</summary>
    public static void MapCredentials(this WebApplication app)
    {
        app.MapTickets();
        app.MapDevTokens();
    }

    private static IEnumerable<ITokenReader> Readers(IdentityOptions options, IServiceProvider services)
    {
        var clock = services.GetRequiredService<IClock>();
        // One for the life of the process, as its keys are.
        var http = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                ConnectTimeout = Patience,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            }
        )
        {
            Timeout = Patience,
            MaxResponseContentBufferSize = 1024 * 1024,
        };
        foreach (var issuer in options.Issuers)
            yield return new IssuerTokens(
                issuer,
                new IssuerKeys(issuer, http, clock, services.GetRequiredService<ILogger<IssuerKeys>>()),
                clock
            );
        if (options.Shopify is { } app)
            yield return new ShopifyTokens(app, clock);
        if (services.GetRequiredService<DevTokensAllowed>().Value)
            yield return services.GetRequiredService<DevTokens>();
    }

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
}
