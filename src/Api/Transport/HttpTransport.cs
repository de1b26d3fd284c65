using GraphQL;
using GraphQLParser.AST;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Api.GraphQL.Engine.Telemetry;

namespace HotDash.Api.Transport;

/// <summary>GraphQL over HTTP: POST, and GET for queries.</summary>
internal sealed class HttpTransport(
    GraphQLEngine engine,
    Operations operations,
    SharedStreamTransport shared,
    IAuthenticator authenticator,
    TransportOptions limits,
    LimitOptions shares,
    Admission admission,
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
        Credential.DemandNoneInAddress(http.Request);
        if (SharedStreamTransport.IsForStream(http.Request, kind))
        {
            var owner = Proven(await Credential.Of(http, authenticator));
            if (owner.Identity is not null)
                await Admit(http, owner, bytes: 0);
            await shared.Serve(http, owner);
            return;
        }
        if (kind is AnswerKind.None or AnswerKind.Page)
            throw new BadRequest(
                StatusCodes.Status406NotAcceptable,
                CodedError.Invalid("Accept application/graphql-response+json, application/json or text/event-stream.")
            );
        Provenance.DemandPreflight(http.Request);
        var credential = await Credential.Of(http, authenticator);
        await Admit(http, credential, http.Request.ContentLength ?? 0);
        var call = HttpMethods.IsGet(http.Request.Method)
            ? RequestReader.FromQuery(http.Request)
            : await RequestReader.FromBody(http.Request, limits.MaxBodyBytes, http.RequestAborted);
        if (http.Request.ContentLength is null && call.Bytes > Admission.BytesOfOne)
            await Admit(http, credential, call.Bytes - Admission.BytesOfOne);
        Proven(credential);
        if (http.Request.Headers[TraceHeader] == "1")
            call = call with { IsTraced = true };
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
            await HttpAnswer.Write(http.Response, running!.Ended(await Execute(http, prepared, credential)), kind);

        // Streams begin what runs on them by themselves.
        RunningOperation? Begin(string? transport) =>
            transport is null ? null : RunningOperation.Begin(call, transport, log);
    }

    /// <summary>Counts the request, before its body is read where its length is known; who is beyond the rate waits for the refusal.</summary>
    private async Task Admit(HttpContext http, Credential credential, long bytes)
    {
        try
        {
            admission.Request(credential.Identity, bytes);
        }
        catch (CodedError error)
        {
            await Task.Delay(shares.RefusalPause, http.RequestAborted);
            throw new BadRequest(StatusCodes.Status429TooManyRequests, error);
        }
    }

    private async Task<ExecutionResult> Execute(HttpContext http, Prepared prepared, Credential credential)
    {
        using var place = admission.Enter(credential.Identity, streams: false);
        return await engine.ExecuteAsync(prepared, new(credential.Identity, http.RequestServices), http.RequestAborted);
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

    private static Credential Proven(Credential credential) =>
        credential.ProvesNobody ? throw Credential.Refused() : credential;

    public const string TraceHeader = "X-HotDash-Trace";

    private static bool MayBeRead(OperationType kind, bool isStreamed) =>
        kind == OperationType.Query || isStreamed && kind == OperationType.Subscription;
}
