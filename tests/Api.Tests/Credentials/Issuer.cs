using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace HotDash.Api.Tests.Credentials;

/// <summary>A small OpenID Connect issuer on a loopback port of its own: discovery, keys that change, tokens signed here.</summary>
public sealed class Issuer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private ImmutableList<SigningKey> _published = [];
    private int _asked;

    private Issuer(WebApplication app) => _app = app;

    /// <summary>Its name, to the letter.</summary>
    public string Name => _app.Urls.First();

    /// <summary>How often its keys were asked for.</summary>
    public int Asked => _asked;

    /// <summary>What it answers with instead of describing itself; null when it is well.</summary>
    public int? Fails { get; set; }

    /// <summary>The name that it describes itself by, where that is not its own.</summary>
    public string? CallsItself { get; set; }

    public static async Task<Issuer> Start(params SigningKey[] keys)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var issuer = new Issuer(app);
        app.MapGet("/.well-known/openid-configuration", issuer.Describe);
        app.MapGet("/keys", issuer.Keys);
        await app.StartAsync();
        issuer.Publish(keys);
        return issuer;
    }

    /// <summary>From now on these keys are its own, and no other.</summary>
    public void Publish(params SigningKey[] keys) => _published = [.. keys];

    /// <summary>It goes away, port and all.</summary>
    public Task Stop() => _app.StopAsync();

    /// <summary>What tells HotDash of it, on the command line.</summary>
    public string[] Settings(int number = 0, string? shopClaim = "shop") =>
        [
            $"--HotDash:Identity:Issuers:{number}:Issuer={Name}",
            $"--HotDash:Identity:Issuers:{number}:Audience={Audience}",
            .. shopClaim is null ? [] : new[] { $"--HotDash:Identity:Issuers:{number}:ShopClaim={shopClaim}" },
        ];

    /// <summary>A token that is in order, but for the claims that are given: null leaves one out.</summary>
    public string Token(
        SigningKey key,
        string subject,
        string? shop = null,
        params (string Name, object? Value)[] other
    )
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new Dictionary<string, object?>
        {
            ["iss"] = Name,
            ["aud"] = Audience,
            ["sub"] = subject,
            ["iat"] = now,
            ["exp"] = now + 300,
            ["shop"] = shop,
        };
        foreach (var (name, value) in other)
            claims[name] = value;
        return Jwt.Of(key, claims);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private IResult Describe() =>
        Fails is { } status
            ? Results.StatusCode(status)
            : Results.Json(new { issuer = CallsItself ?? Name, jwks_uri = $"{Name}/keys" });

    private IResult Keys()
    {
        Interlocked.Increment(ref _asked);
        return Results.Json(new { keys = _published.Select(x => x.Public) });
    }

    public const string Audience = "hotdash";
}
