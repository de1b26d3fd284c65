using System.Buffers;
using System.Text.Json;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain;
using Microsoft.Net.Http.Headers;

namespace HotDash.Api.Transport;

/// <summary>A request that is not even a GraphQL request, with the status that says so.</summary>
internal sealed class BadRequest(int status, CodedError error) : Exception(error.Message)
{
    public int Status => status;

    public CodedError Error => error;
}

/// <summary>Reads a call from a request; every way in which it can be wrong has its status.</summary>
internal static class RequestReader
{
    public static GraphQLCall FromQuery(HttpRequest request)
    {
        string? One(string name) => request.Query[name] is { Count: > 0 } values ? values[0] : null;
        return Checked(() =>
            GraphQLCall.Of(
                One("query"),
                One("operationName"),
                Object("variables", One("variables")),
                One("documentId") is { } id ? DocumentHash.OfId(id)
                    : Object("extensions", One("extensions")) is { } extensions ? DocumentHash.OfExtensions(extensions)
                    : null
            )
        );
    }

    public static async Task<GraphQLCall> FromBody(HttpRequest request, int maxBytes, CancellationToken cancel)
    {
        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
        )
            throw new BadRequest(
                StatusCodes.Status415UnsupportedMediaType,
                CodedError.Invalid("The content type is application/json, in UTF-8.")
            );
        var body = await ReadAll(request, maxBytes, cancel);
        return Checked(() => GraphQLCall.Read(JsonDocument.Parse(body).RootElement));
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAll(HttpRequest request, int maxBytes, CancellationToken cancel)
    {
        if (request.ContentLength > maxBytes)
            throw TooLarge(maxBytes);
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancel);
            if (read.Buffer.Length > maxBytes)
                throw TooLarge(maxBytes);
            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return bytes;
            }
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static GraphQLCall Checked(Func<GraphQLCall> read)
    {
        try
        {
            return read();
        }
        catch (JsonException)
        {
            throw new BadRequest(StatusCodes.Status400BadRequest, CodedError.Invalid("This is not JSON."));
        }
        catch (InvalidOperationException)
        {
            throw new BadRequest(StatusCodes.Status400BadRequest, CodedError.Invalid("A text is not valid Unicode."));
        }
        catch (CodedError error)
        {
            throw new BadRequest(StatusCodes.Status400BadRequest, error);
        }
    }

    private static JsonElement? Object(string name, string? text) =>
        text is not { Length: > 0 } ? null
        : JsonDocument.Parse(text).RootElement is { ValueKind: JsonValueKind.Object or JsonValueKind.Null } json ? json
        : throw CodedError.Invalid($"'{name}' is a JSON object or null.");

    private static BadRequest TooLarge(int maxBytes) =>
        new(
            StatusCodes.Status413PayloadTooLarge,
            new CodedError(ErrorCode.LimitReached, $"The body is larger than {maxBytes} bytes.", "Send less at once.")
        );
}
