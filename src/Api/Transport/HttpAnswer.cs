using System.Buffers;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain;
using Microsoft.Net.Http.Headers;

namespace HotDash.Api.Transport;

/// <summary>How the client wants its answer, and with which status it gets it.</summary>
internal enum AnswerKind
{
    /// <summary>Nothing that we have.</summary>
    None,

    /// <summary>application/graphql-response+json: the status tells.</summary>
    Response,

    /// <summary>application/json: 200 for whatever was understood.</summary>
    LegacyJson,

    /// <summary>text/event-stream.</summary>
    Events,

    /// <summary>text/html: a person with a browser.</summary>
    Page,
}

internal static class HttpAnswer
{
    /// <summary>The best of what the client accepts; who has no wish, or any, gets application/json, as older clients expect.</summary>
    public static AnswerKind Negotiate(HttpRequest request)
    {
        if (request.Headers.Accept.Count == 0)
            return AnswerKind.LegacyJson;
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var wishes))
            return AnswerKind.None;
        foreach (var wish in wishes.OrderByDescending(x => x.Quality ?? 1))
        {
            var kind = wish.MediaType.Value?.ToLowerInvariant() switch
            {
                "application/graphql-response+json" => AnswerKind.Response,
                "application/json" or "application/*" or "*/*" => AnswerKind.LegacyJson,
                "text/event-stream" => AnswerKind.Events,
                "text/html" => AnswerKind.Page,
                _ => AnswerKind.None,
            };
            if (kind != AnswerKind.None && wish.Quality is not 0)
                return kind;
        }
        return AnswerKind.None;
    }

    /// <summary>The status of a request that was understood.</summary>
    public static int StatusOf(ExecutionResult result, AnswerKind kind)
    {
        if (result.Executed)
            return StatusCodes.Status200OK;
        var code = result.Errors is { Count: > 0 } errors ? ErrorInfo.CodeOf(errors[0]) : ErrorCode.Internal;
        return (kind, code) switch
        {
            (_, ErrorCode.Unavailable) => StatusCodes.Status503ServiceUnavailable,
            (_, ErrorCode.RateLimited or ErrorCode.LimitReached) => StatusCodes.Status429TooManyRequests,
            (AnswerKind.LegacyJson, _) => StatusCodes.Status200OK,
            (_, ErrorCode.Unauthenticated) => StatusCodes.Status401Unauthorized,
            (_, ErrorCode.Forbidden) => StatusCodes.Status403Forbidden,
            (_, ErrorCode.Internal) => StatusCodes.Status500InternalServerError,
            _ => StatusCodes.Status400BadRequest,
        };
    }

    public static Task Write(HttpResponse response, ExecutionResult result, AnswerKind kind, int? status = null)
    {
        response.StatusCode = status ?? StatusOf(result, kind);
        response.ContentType =
            kind == AnswerKind.LegacyJson
                ? "application/json; charset=utf-8"
                : "application/graphql-response+json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        if (response.StatusCode == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer";
        if (response.StatusCode == StatusCodes.Status503ServiceUnavailable)
            response.Headers.RetryAfter = "2";
        if (RetryAfter(result) is { } seconds)
            response.Headers.RetryAfter = seconds;
        ResultWriter.Write(response.BodyWriter, result);
        return response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted).AsTask();
    }

    private static string? RetryAfter(ExecutionResult result) =>
        result.Errors is [CodedError { Extensions: { } more }]
        && more.TryGetValue(Admission.RetryAfter, out var seconds)
            ? $"{seconds}"
            : null;

    public static Task Refuse(HttpContext http, AnswerKind kind, int status, CodedError error)
    {
        // An unread body (it may be too large to read) would otherwise be mistaken for the next request.
        http.Response.Headers.Connection = "close";
        return Write(http.Response, ResultWriter.Failed(error), kind, status);
    }
}
