using System.Buffers;
using System.Text.Json;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Limits;
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
        JsonElement? Object(string name) =>
            One(name) is { Length: > 0 } text ? ObjectOrNull(name, JsonDocument.Parse(text).RootElement) : null;
        return Checked(() =>
            GraphQLCall.Of(
                One("query"),
                One("operationName"),
                Object("variables"),
                Object("extensions"),
                One("documentId") is { } id ? DocumentHash.OfId(id)
                    : Object("extensions") is { } extensions ? DocumentHash.OfExtensions(extensions)
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
        return Checked(() => GraphQLCall.Read(JsonDocument.Parse(body).RootElement) with { Bytes = body.Length });
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

    private static JsonElement? ObjectOrNull(string name, JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => json,
            JsonValueKind.Null => null,
            _ => throw CodedError.Invalid($"'{name}' is a JSON object or null."),
        };

    private static BadRequest TooLarge(int maxBytes) =>
        new(
            StatusCodes.Status413PayloadTooLarge,
            Limit.BodyBytes.Reached($"The body is larger than {maxBytes} bytes.", "Send less at once.")
        );
}
