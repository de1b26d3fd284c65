using System.Net.Http.Json;
using System.Text.Json;
using HotDash.Api.Tests.Transport;
using Xunit;

namespace HotDash.Api.Tests.Limits;

/// <summary>A way into the engine.</summary>
public enum Wire
{
    Http,
    Events,
    WebSocket,
}

/// <summary>What came back: the first result, or the errors, or the close code.</summary>
public sealed record Reply(int? Status, JsonElement Json, int? Closed = null, string? RetryAfter = null)
{
    public IReadOnlyList<JsonElement> Errors =>
        Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty("errors", out var errors)
            ? [.. errors.EnumerateArray()]
            : [];

    public JsonElement Data => Json.GetProperty("data");

    public string? Code => Extension("code")?.GetString();

    public string? Limit => Extension("limit")?.GetString();

    public JsonElement? Extension(string name) =>
        Errors is [var first, ..] && first.GetProperty("extensions").TryGetProperty(name, out var value) ? value : null;

    public override string ToString() => $"{Status} {Closed} {Json}";
}

internal static class Wires
{
    public static readonly Wire[] All = Enum.GetValues<Wire>();

    /// <summary>Asks one operation on a connection of its own, and takes what comes first.</summary>
    public static Task<Reply> Ask(this Wire wire, Uri server, string token, string query, object? variables = null) =>
        wire == Wire.WebSocket
            ? AskSocket(server, token, query, variables)
            : Send(
                server,
                token,
                new HttpRequestMessage(HttpMethod.Post, new Uri(server, "/graphql"))
                {
                    Content = JsonContent.Create(new { query, variables }),
                },
                wire == Wire.Events ? "text/event-stream" : "application/graphql-response+json"
            );

    /// <summary>Sends a request as it is; of a stream, the first event counts.</summary>
    public static async Task<Reply> Send(Uri server, string? token, HttpRequestMessage request, string accept)
    {
        using var sent = request;
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        using var answer = await Http.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );
        using var lines = new StreamReader(
            await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)
        );
        var text = "";
        if (answer.Content.Headers.ContentType?.MediaType == "text/event-stream")
        {
            while (!text.StartsWith("data: {", StringComparison.Ordinal))
                text = await lines.ReadLineAsync(TestContext.Current.CancellationToken) ?? "data: {}";
            text = text["data: ".Length..];
        }
        else
            text = await lines.ReadToEndAsync(TestContext.Current.CancellationToken);
        return new(
            (int)answer.StatusCode,
            JsonElement.Parse(text),
            RetryAfter: answer.Headers.TryGetValues("Retry-After", out var values) ? values.Single() : null
        );
    }

    private static async Task<Reply> AskSocket(Uri server, string token, string query, object? variables)
    {
        await using var client = await SocketClient.Ready(server, token);
        await client.Subscribe("a", query, variables);
        return await client.Reply();
    }

    /// <summary>The next message as the other transports would tell it.</summary>
    public static async Task<Reply> Reply(this SocketClient client)
    {
        if (await client.Receive() is not { } message)
            return new(null, default, client.Closed!.Value.Code);
        return message.GetProperty("type").GetString() switch
        {
            "error" => new(null, JsonSerializer.SerializeToElement(new { errors = message.GetProperty("payload") })),
            "next" => new(null, message.GetProperty("payload")),
            var other => throw new InvalidOperationException($"Unexpected {other}"),
        };
    }

    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(60) };
}
