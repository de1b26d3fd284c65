using GraphQL;
using GraphQLParser.AST;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain;

namespace HotDash.Api.Transport;

/// <summary>GraphQL over HTTP: POST, and GET for queries.</summary>
internal sealed class HttpTransport(
    GraphQLEngine engine,
    Operations operations,
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
        if (kind is AnswerKind.None or AnswerKind.Page)
            throw new BadRequest(
                StatusCodes.Status406NotAcceptable,
                CodedError.Invalid("Accept application/graphql-response+json, application/json or text/event-stream.")
            );
        var call = HttpMethods.IsGet(http.Request.Method)
            ? RequestReader.FromQuery(http.Request)
            : await RequestReader.FromBody(http.Request, limits.MaxBodyBytes, http.RequestAborted);
        var credential = await Credential.Of(http, authenticator);
        if (credential.ProvesNobody)
            throw new BadRequest(
                StatusCodes.Status401Unauthorized,
                new(ErrorCode.Unauthenticated, "The credential is not valid.", "Get a new one.")
            );
        Prepared prepared;
        try
        {
            prepared = engine.Prepare(call);
        }
        catch (ExecutionError error)
        {
            await HttpAnswer.Write(http.Response, ResultWriter.Failed(error), kind);
            return;
        }
        var isEvents = kind == AnswerKind.Events;
        if (HttpMethods.IsGet(http.Request.Method) && !MayBeRead(prepared.Kind, isEvents))
        {
            http.Response.Headers.Allow = "POST";
            throw new BadRequest(
                StatusCodes.Status405MethodNotAllowed,
                CodedError.Invalid("GET serves queries only.", "Use POST.")
            );
        }
        if (isEvents)
            await Stream(http, call, credential);
        else
            await HttpAnswer.Write(
                http.Response,
                await engine.ExecuteAsync(
                    prepared,
                    new(credential.Identity, http.RequestServices),
                    http.RequestAborted
                ),
                kind
            );
    }

    private async Task Stream(HttpContext http, GraphQLCall call, Credential credential)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        // A subscription is told that the server goes down; who does not take it in is not waited for.
        using var stopping = lifetime.ApplicationStopping.Register(() => over.CancelAfter(limits.CloseTimeout));
        await new EventStream(http.Response, limits).Run(
            (output, cancel) => operations.Run(call, credential, output, cancel),
            over.Token
        );
    }

    private static bool MayBeRead(OperationType kind, bool isEvents) =>
        kind == OperationType.Query || isEvents && kind == OperationType.Subscription;
}
