using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Api.Hosting;
using HotDash.Api.Live;
using HotDash.Api.Tests.Engine;
using HotDash.Api.Transport;
using HotDash.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace HotDash.Api.Tests.Transport;

/// <summary>A Kestrel of its own on a free loopback port, serving a small schema.</summary>
public sealed class TinyServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TinyServer(WebApplication app) => _app = app;

    public HttpClient Http { get; } = new();

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_app.Urls.Single());

    public static async Task<TinyServer> Start(
        SchemaRoots? roots = null,
        Action<IServiceCollection>? more = null,
        TransportOptions? limits = null,
        LiveOptions? live = null,
        string environment = "Production",
        LimitOptions? shares = null,
        Action<WebApplicationBuilder>? adjust = null
    )
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder
            .Services.AddGraphQLEngine(roots ?? TinySchema.Roots, limits, live)
            .AddSingleton<IClock>(SystemClock.Instance)
            .AddSingleton<Revoked>()
            .AddSingleton<IAuthenticator, ByName>();
        if (shares is not null)
            builder.Services.AddSingleton(shares);
        more?.Invoke(builder.Services);
        adjust?.Invoke(builder);
        var app = builder.Build();
        app.UseHotDashCors();
        app.MapGraphQL();
        await app.StartAsync();
        var server = new TinyServer(app);
        server.Http.BaseAddress = server.Address;
        return server;
    }

    /// <summary>Sends a POST and reads the answer.</summary>
    public async Task<Answer> Post(
        string query,
        object? variables = null,
        string? token = "manager",
        string accept = "application/graphql-response+json"
    ) => await PostRaw(JsonSerializer.Serialize(new { query, variables }), token, accept);

    public async Task<Answer> PostRaw(
        string body,
        string? token = "manager",
        string accept = "application/graphql-response+json",
        string contentType = "application/json"
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql");
        request.Content = new StringContent(body, Encoding.UTF8);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        if (accept.Length > 0)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        using var response = await Http.SendAsync(request);
        return await Answer.Read(response);
    }

    public async Task<Answer> Get(string pathAndQuery, string? token = "manager", string accept = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, pathAndQuery);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        using var response = await Http.SendAsync(request);
        return await Answer.Read(response);
    }

    public async Task Stop() => await _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }

    /// <summary>Tokens are "role" or "role/actor" or "role/actor/shop"; "nobody" proves nobody.</summary>
    private sealed class ByName(Revoked revoked) : IAuthenticator
    {
        public ValueTask<Identity?> Authenticate(string token, string? shop, CancellationToken cancel)
        {
            var parts = revoked.At(token).Split('/');
            if (!Enum.TryParse<Role>(parts[0], ignoreCase: true, out var role))
                return ValueTask.FromResult<Identity?>(null);
            var kind = role == Role.Agent ? ActorKind.Agent : ActorKind.Person;
            var actor = new Actor(parts.ElementAtOrDefault(1) ?? "ann", kind);
            return ValueTask.FromResult<Identity?>(
                new(shop ?? parts.ElementAtOrDefault(2) ?? "one.example", new Caller(actor, [role]))
            );
        }
    }
}

/// <summary>Tokens that by now stand for another one; "nobody" proves nobody.</summary>
public sealed class Revoked
{
    private int _failures;

    public System.Collections.Concurrent.ConcurrentDictionary<string, string> Tokens { get; } = new();

    /// <summary>A token that is taken away as soon as it has proved somebody once.</summary>
    public string? AfterOnce { get; set; }

    /// <summary>Lets so many of the next proofs have no answer.</summary>
    public void Fail(int times) => Volatile.Write(ref _failures, times);

    /// <summary>What the token stands for at this moment.</summary>
    public string At(string token)
    {
        if (Volatile.Read(ref _failures) > 0 && Interlocked.Decrement(ref _failures) >= 0)
            throw new TimeoutException("No answer.");
        var stands = Tokens.GetValueOrDefault(token, token);
        if (token == AfterOnce)
            Tokens[token] = "nobody";
        return stands;
    }
}

/// <summary>An answer over HTTP.</summary>
public sealed record Answer(int Status, string? ContentType, string Text, HttpResponseHeaders Headers)
{
    public JsonElement Json => JsonElement.Parse(Text);

    public JsonElement Data => Json.GetProperty("data");

    public JsonElement Error => Json.GetProperty("errors")[0];

    public string Code => Error.GetProperty("extensions").GetProperty("code").GetString()!;

    public string Message => Error.GetProperty("message").GetString()!;

    public bool HasData => Json.TryGetProperty("data", out _);

    public static async Task<Answer> Read(HttpResponseMessage response) =>
        new(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            await response.Content.ReadAsStringAsync(),
            response.Headers
        );
}
