using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using HotDash.Api.Hosting.Identity;
using HotDash.Api.Tests.Transport;
using HotDash.Domain;
using HotDash.Support;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Approvals;

/// <summary>One member of a shop before one process, speaking GraphQL over HTTP and server-sent events.</summary>
public sealed class ApiClient : IDisposable
{
    private readonly HttpClient _http;

    private ApiClient(HttpClient http, string token) => (_http, Token) = (http, token);

    /// <summary>What proves the member, where a connection must say it itself.</summary>
    public string Token { get; }

    public Uri Address => _http.BaseAddress!;

    /// <summary>Makes the member where it is missing, and proves it to this process.</summary>
    public static async Task<ApiClient> Of(HotDashHost host, string shop, TestMember member, CancellationToken cancel)
    {
        await TestMember.JoinAsync(host, shop, [member], cancel);
        var token = await host.Services.GetRequiredService<DevTokens>().Issue(shop, member.Actor, cancel);
        return Of(host, $"Bearer {token}");
    }

    /// <summary>Whoever sends this credential; null: none at all.</summary>
    public static ApiClient Of(HotDashHost host, string? authorization)
    {
        var http = new HttpClient { BaseAddress = host.Address, Timeout = TimeSpan.FromSeconds(60) };
        if (authorization is not null)
            http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        return new(http, authorization?.Replace("Bearer ", "", StringComparison.Ordinal) ?? "");
    }

    public static TestMember Person(string id, params Role[] roles) => new(new(id, ActorKind.Person), [.. roles], id);

    public static TestMember Agent(string id, string owner) => new(new(id, ActorKind.Agent, owner), [Role.Agent], id);

    /// <summary>The whole answer, errors included; that there is none at all is a failure.</summary>
    public async Task<JsonElement> Ask(string query, CancellationToken cancel, object? variables = null)
    {
        var answer = await Post(query, cancel, variables);
        answer.Status.ShouldBeLessThan(500);
        return answer.Json;
    }

    /// <summary>The answer, whatever it is.</summary>
    public async Task<Answer> Post(
        string query,
        CancellationToken cancel,
        object? variables = null,
        string accept = "application/graphql-response+json"
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query, variables }),
        };
        request.Headers.Accept.ParseAdd(accept);
        using var answer = await _http.SendAsync(request, cancel);
        return await Answer.Read(answer);
    }

    /// <summary>Sends a body to the letter.</summary>
    public async Task<Answer> Post(string body, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(body, Encoding.UTF8),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.Read(answer);
    }

    /// <summary>Sends a document, with variables as JSON to the letter.</summary>
    public Task<Answer> Send(string query, string variables = "{}") =>
        Post($$"""{"query":{{JsonSerializer.Serialize(query)}},"variables":{{variables}}}""");

    /// <summary>What a subscription tells, message by message, from the moment it was accepted.</summary>
    public IAsyncEnumerable<JsonElement> Watch(string query, CancellationToken cancel) =>
        Events(query, cancel).Select(text => JsonElement.Parse(text).GetProperty("data"));

    /// <summary>The same as it came, errors included.</summary>
    public IAsyncEnumerable<string> Events(string query, CancellationToken cancel) =>
        Events(JsonContent.Create(new { query }), cancel);

    /// <summary>What is told to whoever sends this body.</summary>
    public async IAsyncEnumerable<string> Events(
        HttpContent body,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = body };
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(cancel));
        while (await lines.ReadLineAsync(cancel) is { } line)
        {
            if (line.StartsWith("data: {", StringComparison.Ordinal))
                yield return line["data: ".Length..];
        }
    }

    public void Dispose() => _http.Dispose();
}
