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

    private ApiClient(HttpClient http) => _http = http;

    /// <summary>Makes the member where it is missing, and proves it to this process.</summary>
    public static async Task<ApiClient> Of(HotDashHost host, string shop, Member member, CancellationToken cancel)
    {
        await host.Services.GetRequiredService<MemberTable>().Add(shop, [member], cancel);
        var token = await host.Services.GetRequiredService<DevTokens>().Issue(shop, member.Actor, cancel);
        return Of(host, $"Bearer {token}");
    }

    /// <summary>Whoever sends this credential; null: none at all.</summary>
    public static ApiClient Of(HotDashHost host, string? authorization)
    {
        var http = new HttpClient { BaseAddress = host.Address, Timeout = TimeSpan.FromSeconds(60) };
        if (authorization is not null)
            http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        return new(http);
    }

    public static Member Person(string id, params Role[] roles) => new(new(id, ActorKind.Person), [.. roles], id);

    public static Member Agent(string id, string owner) => new(new(id, ActorKind.Agent, owner), [Role.Agent], id);

    /// <summary>The whole answer, errors included.</summary>
    public async Task<JsonElement> Ask(string query, CancellationToken cancel, object? variables = null)
    {
        using var answer = await _http.PostAsJsonAsync("/graphql", new { query, variables }, cancel);
        ((int)answer.StatusCode).ShouldBeLessThan(500);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(cancel);
    }

    /// <summary>Sends a body to the letter.</summary>
    public async Task<Answer> Post(string body, string contentType = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        using var answer = await _http.PostAsync("/graphql", content, TestContext.Current.CancellationToken);
        return await Answer.Read(answer);
    }

    /// <summary>Sends a document, with variables as JSON to the letter.</summary>
    public Task<Answer> Send(string query, string variables = "{}") =>
        Post($$"""{"query":{{JsonSerializer.Serialize(query)}},"variables":{{variables}}}""");

    /// <summary>What a subscription tells, message by message, from the moment it was accepted.</summary>
    public IAsyncEnumerable<JsonElement> Watch(string query, CancellationToken cancel) =>
        Events(query, cancel).Select(text => JsonElement.Parse(text).GetProperty("data"));

    /// <summary>The same as it came, errors included.</summary>
    public async IAsyncEnumerable<string> Events(
        string query,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query }),
        };
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
