using GraphQL;
using GraphQLParser.AST;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Telemetry;
using HotDash.Domain;

namespace HotDash.Api.Transport;

/// <summary>GraphQL over HTTP: POST, and GET for queries.</summary>
internal sealed class HttpTransport(
    GraphQLEngine engine,
    Operations operations,
    SharedStreamTransport shared,
    IAuthenticator authenticator,
    TransportOptions limits,
    IHostApplicationLifetime lifetime,
    ILogger<HttpTransport> log
)
{
    public async Task Serve(HttpContext http)
    {
        var kind = HttpAnswer.Negotiate(http.Request);
        try
        {
            await Answer(http, kind);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
        catch (BadRequest bad) when (!http.Response.HasStarted)
        {
            await HttpAnswer.Refuse(http, kind, bad.Status, bad.Error);
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            await HttpAnswer.Refuse(http, kind, bad.StatusCode, CodedError.Invalid("The body could not be read."));
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            await HttpAnswer.Write(http.Response, ResultWriter.Failed(Failures.ToError(failure, log)), kind);
        }
    }

    private async Task Answer(HttpContext http, AnswerKind kind)
    {
        if (SharedStreamTransport.IsForStream(http.Request, kind))
        {
            await shared.Serve(http, await Authenticated(http));
            return;
        }
        if (kind is AnswerKind.None or AnswerKind.Page)
            throw new BadRequest(
                StatusCodes.Status406NotAcceptable,
                CodedError.Invalid("Accept application/graphql-response+json, application/json or text/event-stream.")
            );
        var call = HttpMethods.IsGet(http.Request.Method)
            ? RequestReader.FromQuery(http.Request)
            : await RequestReader.FromBody(http.Request, limits.MaxBodyBytes, http.RequestAborted);
        if (http.Request.Headers[TraceHeader] == "1")
            call = call with { IsTraced = true };
        var credential = await Authenticated(http);
        var isShared = SharedStreamTransport.HasToken(http.Request);
        var isEvents = kind == AnswerKind.Events;
        using var running = Begin(isEvents || isShared ? null : Transports.Http);
        Prepared prepared;
        try
        {
            prepared = engine.Prepare(call);
            running?.Is(prepared);
        }
        catch (ExecutionError error)
        {
            using var streamed = Begin(
                running is not null ? null
                : isShared ? Transports.SharedStream
                : Transports.Events
            );
            var refused = (running ?? streamed)!.Ended(ResultWriter.Failed(error));
            await (
                isShared
                    ? SharedStreamTransport.Refuse(http.Response, refused, kind)
                    : HttpAnswer.Write(http.Response, refused, kind)
            );
            return;
        }
        if (HttpMethods.IsGet(http.Request.Method) && !MayBeRead(prepared.Kind, isEvents || isShared))
        {
            http.Response.Headers.Allow = "POST";
            var error = CodedError.Invalid("GET serves queries only.", "Use POST.");
            running?.Ended(error);
            throw new BadRequest(StatusCodes.Status405MethodNotAllowed, error);
        }
        if (isShared)
            await shared.Begin(http, call, credential, kind);
        else if (isEvents)
            await Stream(http, call, credential);
        else
            await HttpAnswer.Write(
                http.Response,
                running!.Ended(
                    await engine.ExecuteAsync(
                        prepared,
                        new(credential.Identity, http.RequestServices),
                        http.RequestAborted
                    )
                ),
                kind
            );

        // Streams begin what runs on them by themselves.
        RunningOperation? Begin(string? transport) =>
            transport is null ? null : RunningOperation.Begin(call, transport, log);
    }

    private async Task Stream(HttpContext http, GraphQLCall call, Credential credential)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(
            http.RequestAborted,
            lifetime.ApplicationStopping
        );
        await new EventStream(http.Response, limits).Run(
            (output, cancel) => operations.Run(call, credential, output, cancel),
            over.Token
        );
    }

    private async Task<Credential> Authenticated(HttpContext http)
    {
        var credential = await Credential.Of(http, authenticator);
        return credential.ProvesNobody
            ? throw new BadRequest(
                StatusCodes.Status401Unauthorized,
                new(ErrorCode.Unauthenticated, "The credential is not valid.", "Get a new one.")
            )
            : credential;
    }

    public const string TraceHeader = "X-HotDash-Trace";

    private static bool MayBeRead(OperationType kind, bool isStreamed) =>
        kind == OperationType.Query || isStreamed && kind == OperationType.Subscription;
}
