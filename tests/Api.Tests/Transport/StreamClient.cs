using System.Text;
using System.Text.Json;

namespace HotDash.Api.Tests.Transport;

/// <summary>A client of graphql-sse in single connection mode that does only what it is told.</summary>
public sealed class StreamClient(TinyServer server, string? token = "operator")
{
    /// <summary>The stream's token, once it is reserved.</summary>
    public string Stream { get; set; } = "";

    /// <summary>Reserves a stream.</summary>
    public static async Task<StreamClient> Reserved(TinyServer server, string token = "operator")
    {
        var client = new StreamClient(server, token);
        client.Stream = (await client.Send(HttpMethod.Put, "/graphql")).Text;
        return client;
    }

    /// <summary>This client with another credential.</summary>
    public StreamClient As(string? other) => new(server, other) { Stream = Stream };

    /// <summary>Opens the stream as a browser does: its token in the address, no credential.</summary>
    internal async Task<Events> Open() =>
        await Events.Of(await Ask(HttpMethod.Get, $"/graphql?token={Stream}", "text/event-stream"));

    public Task<Answer> Begin(
        string? id,
        string query,
        object? variables = null,
        string accept = "*/*",
        CancellationTokenSource? until = null
    ) =>
        Send(
            HttpMethod.Post,
            "/graphql",
            accept,
            JsonSerializer.Serialize(
                new
                {
                    query,
                    variables,
                    extensions = new { operationId = id },
                }
            ),
            until
        );

    public Task<Answer> End(string id) => Send(HttpMethod.Delete, $"/graphql?operationId={id}");

    public async Task<Answer> Send(
        HttpMethod method,
        string address,
        string accept = "*/*",
        string? body = null,
        CancellationTokenSource? until = null
    )
    {
        using var response = await Ask(method, address, accept, body, withCredential: true, until);
        return await Answer.Read(response);
    }

    private Task<HttpResponseMessage> Ask(
        HttpMethod method,
        string address,
        string accept,
        string? body = null,
        bool withCredential = false,
        CancellationTokenSource? until = null
    )
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (withCredential && token is not null)
            request.Headers.Authorization = new("Bearer", token);
        if (withCredential && Stream.Length > 0)
            request.Headers.Add("X-GraphQL-Event-Stream-Token", Stream);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, until?.Token ?? default);
    }
}
