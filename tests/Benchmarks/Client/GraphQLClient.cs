using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HotDash.Benchmarks.Client;

/// <summary>The server cannot be reached, or says that it cannot serve now: the same request may be sent again.</summary>
public sealed class UnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>GraphQL over HTTP as a program speaks it: one pool of connections, no more work than the answer needs.</summary>
public sealed class GraphQLClient(Uri address) : IDisposable
{
    private readonly HttpClient _http = new(
        new SocketsHttpHandler { PooledConnectionLifetime = Timeout.InfiniteTimeSpan, UseCookies = false }
    )
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromSeconds(30),
    };

    public Uri Address => address;

    /// <summary>A token for a member of the shop.</summary>
    public async Task<string> TokenAsync(string shop, string actor, CancellationToken cancel)
    {
        using var answer = await _http.PostAsJsonAsync("/dev/tokens", new { shop, actor }, cancel);
        answer.EnsureSuccessStatusCode();
        using var body = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancel));
        return body.RootElement.GetProperty("token").GetString()!;
    }

    /// <summary>The whole answer, <c>data</c> and <c>errors</c>.</summary>
    public async Task<JsonDocument> SendAsync(
        string token,
        string document,
        JsonObject variables,
        CancellationToken cancel
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new ByteArrayContent(Body(document, variables)) { Headers = { ContentType = Json } },
        };
        request.Headers.Authorization = new("Bearer", token);
        try
        {
            using var answer = await _http.SendAsync(request, cancel);
            var bytes = await answer.Content.ReadAsByteArrayAsync(cancel);
            return answer.StatusCode == HttpStatusCode.ServiceUnavailable
                ? throw new UnavailableException("503")
                : JsonDocument.Parse(bytes);
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException
                || (e is OperationCanceledException && !cancel.IsCancellationRequested)
            )
        {
            throw new UnavailableException(e.Message, e);
        }
    }

    public void Dispose() => _http.Dispose();

    private static byte[] Body(string document, JsonObject variables)
    {
        using var buffer = new MemoryStream(2048);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("query", document);
            writer.WritePropertyName("variables");
            variables.WriteTo(writer);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static readonly MediaTypeHeaderValue Json = new("application/json");
}
