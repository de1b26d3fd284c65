using HotDash.Api.GraphQL.Engine;
using HotDash.Domain;

namespace HotDash.Api.Transport;

/// <summary>
/// graphql-sse in single connection mode: PUT reserves a stream, GET opens it, POST begins an operation on it, DELETE ends one.
/// </summary>
internal sealed class SharedStreamTransport(
    Reservations reservations,
    Operations operations,
    IHostApplicationLifetime lifetime
)
{
    public static bool HasToken(HttpRequest request) => Token(request) is not null;

    /// <summary>Whether the request is about a stream, and carries no operation.</summary>
    public static bool IsForStream(HttpRequest request, AnswerKind kind) =>
        HttpMethods.IsPut(request.Method)
        || HttpMethods.IsDelete(request.Method)
        || HttpMethods.IsGet(request.Method)
            && kind == AnswerKind.Events
            && HasToken(request)
            && !CarriesOperation(request.Query);

    private static bool CarriesOperation(IQueryCollection query) =>
        query.ContainsKey("query") || query.ContainsKey("documentId") || query.ContainsKey("extensions");

    public Task Serve(HttpContext http, Credential credential) =>
        HttpMethods.IsPut(http.Request.Method) ? Reserve(http, credential)
        : HttpMethods.IsDelete(http.Request.Method) ? Stop(http, credential)
        : Open(http, credential);

    /// <summary>Begins an operation; its results leave by its stream, unless it cannot begin: then they are the answer here.</summary>
    public async Task Begin(HttpContext http, GraphQLCall call, Credential credential, AnswerKind kind)
    {
        var stream = Find(http.Request, credential);
        if (OperationId(call) is not { Length: > 0 } id)
            throw Refused(400, ErrorCode.InvalidValue, "'extensions' names no 'operationId'.", "Send a text of yours.");
        var operation =
            Place(() => stream.Begin(id))
            ?? throw Refused(409, ErrorCode.InvalidValue, "This 'operationId' is taken.", "Take another.");
        await using var left = http.RequestAborted.Register(operation.Cancel);
        var refused = await operation.Run((output, cancel) => operations.Run(call, credential, output, cancel));
        if (refused is null)
            http.Response.StatusCode = StatusCodes.Status202Accepted;
        else
            await Refuse(http.Response, new() { Errors = refused }, kind);
    }

    /// <summary>What an operation that cannot begin answers: it is not streamed, so that the status must tell.</summary>
    public static Task Refuse(HttpResponse response, global::GraphQL.ExecutionResult result, AnswerKind kind) =>
        HttpAnswer.Write(response, result, kind, HttpAnswer.StatusOf(result, AnswerKind.Response));

    private async Task Reserve(HttpContext http, Credential credential)
    {
        var stream = Place(() => reservations.Reserve(Known(credential), operations.Forget));
        operations.Watch(stream, credential, stream.End);
        http.Response.StatusCode = StatusCodes.Status201Created;
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsync(stream.Token, http.RequestAborted);
    }

    /// <summary>The token is the ticket: a browser's EventSource can send no credential. One that is sent must be the owner's.</summary>
    private async Task Open(HttpContext http, Credential credential)
    {
        var stream = credential.Given ? Find(http.Request, credential) : Find(http.Request);
        if (!stream.TryTake())
            throw Refused(409, ErrorCode.InvalidState, "This stream is open already.", "Reserve another by PUT.");
        using var over = CancellationTokenSource.CreateLinkedTokenSource(
            http.RequestAborted,
            lifetime.ApplicationStopping
        );
        await stream.Serve(http.Response, over.Token);
    }

    private Task Stop(HttpContext http, Credential credential)
    {
        var stream = Find(http.Request, credential);
        if (http.Request.Query["operationId"].ToString() is not { Length: > 0 } id)
            throw Refused(400, ErrorCode.InvalidValue, "'operationId' is missing.", "Put it into the query string.");
        stream.Stop(id);
        return Task.CompletedTask;
    }

    private SharedStream Find(HttpRequest request, Credential credential)
    {
        var who = Known(credential);
        return Find(request) is var stream && stream.BelongsTo(who) ? stream : throw Unknown();
    }

    private SharedStream Find(HttpRequest request) => reservations.Find(Token(request) ?? "") ?? throw Unknown();

    private static Identity Known(Credential credential) =>
        credential.Identity
        ?? throw Refused(401, ErrorCode.Unauthenticated, "A credential is needed.", "Send a bearer token.");

    private static T Place<T>(Func<T> place)
    {
        try
        {
            return place();
        }
        catch (CodedError full) when (full.Is == ErrorCode.LimitReached)
        {
            throw new BadRequest(StatusCodes.Status429TooManyRequests, full);
        }
    }

    private static BadRequest Unknown() =>
        Refused(
            404,
            ErrorCode.NotFound,
            "There is no such stream here.",
            "Reserve one by PUT, and send what follows to the same server."
        );

    private static BadRequest Refused(int status, ErrorCode code, string message, string nextStep) =>
        new(status, new(code, message, nextStep));

    private static string? OperationId(GraphQLCall call) =>
        call.Extensions?.TryGetProperty("operationId", out var id) == true
        && id.ValueKind == System.Text.Json.JsonValueKind.String
            ? id.GetString()
            : null;

    private static string? Token(HttpRequest request) =>
        request.Headers[TokenHeader].ToString() is { Length: > 0 } header ? header
        : request.Query["token"].ToString() is { Length: > 0 } parameter ? parameter
        : null;

    public const string TokenHeader = "X-GraphQL-Event-Stream-Token";
}
