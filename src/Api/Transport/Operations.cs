using GraphQL;
using GraphQLParser.AST;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Telemetry;
using HotDash.Api.Live;
using HotDash.Domain;

namespace HotDash.Api.Transport;

/// <summary>Where the results of one operation go, in the words of a streaming protocol.</summary>
internal interface IOperationOutput
{
    /// <summary>Which transport it is, one of <see cref="Transports"/>.</summary>
    string Transport { get; }

    /// <summary>The operation is a subscription that was found good and has begun; of others the first result says so.</summary>
    void Begun() { }

    /// <param name="result">An execution result as UTF-8 JSON.</param>
    ValueTask Next(ReadOnlyMemory<byte> result);

    /// <summary>The operation ends with these errors.</summary>
    ValueTask Failed(ExecutionErrors errors);

    /// <summary>The operation ends.</summary>
    ValueTask Complete();
}

/// <summary>
/// Runs one operation of any kind for a streaming transport, to its end. Connections last: who asks is proved anew for each
/// operation, and again and again while a subscription runs.
/// </summary>
internal sealed class Operations(
    GraphQLEngine engine,
    LiveHub hub,
    IServiceScopeFactory scopes,
    TransportOptions limits,
    ILogger<Operations> log
)
{
    public async Task Run(GraphQLCall call, Credential credential, IOperationOutput output, CancellationToken cancel)
    {
        using var running = RunningOperation.Begin(call, output.Transport, log);
        try
        {
            var identity = credential.Given ? await credential.Again(cancel) ?? throw NoLonger() : null;
            await using var scope = scopes.CreateAsyncScope();
            var request = new RequestContext(identity, scope.ServiceProvider);
            var prepared = running.Is(engine.Prepare(call));
            if (prepared.Kind == OperationType.Subscription)
                await Stream(prepared, request, credential, Told(output, running), running, cancel);
            else
                await Once(running.Ended(await engine.ExecuteAsync(prepared, request, cancel)), output);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The client has left, or has enough.
        }
        catch (Exception failure)
        {
            var error = failure as ExecutionError ?? Failures.ToError(failure, log);
            running.Ended(error);
            await output.Failed(Errors(error));
        }
    }

    private async Task Stream(
        Prepared prepared,
        RequestContext request,
        Credential credential,
        IOperationOutput output,
        RunningOperation running,
        CancellationToken cancel
    )
    {
        var (subscriber, refused) = await hub.Subscribe(prepared, request, cancel);
        running.Ended(refused?.Errors?.FirstOrDefault());
        if (subscriber is null)
        {
            await output.Failed(refused!.Errors!);
            return;
        }
        await using (subscriber)
        {
            output.Begun();
            using var timer = new PeriodicTimer(limits.ProveEvery);
            var proving = Prove(subscriber, request.Identity!, credential, timer, cancel);
            await foreach (var message in subscriber.Messages(cancel))
                await output.Next(message);
            if (subscriber.Failure is { } failure)
                await output.Failed(Errors(failure));
            else
                await output.Complete();
            timer.Dispose();
            await proving;
        }
    }

    /// <summary>Ends a subscription whose asker has lost the credential, or has other roles than when it began.</summary>
    private async Task Prove(
        Subscriber subscriber,
        Identity identity,
        Credential credential,
        PeriodicTimer timer,
        CancellationToken cancel
    )
    {
        while (await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            try
            {
                var present = await credential.Again(cancel);
                if (present is null)
                    subscriber.Fail(NoLonger());
                else if (!identity.Caller.Roles.SetEquals(present.Caller.Roles))
                    subscriber.Fail(Changed());
            }
            catch (Exception failure) when (!cancel.IsCancellationRequested)
            {
                // Not to know is no reason to end: whoever cannot ask the database hears nothing new either.
                log.LogWarning("A credential could not be proved again: {Reason}", failure.Message);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private static IOperationOutput Told(IOperationOutput output, RunningOperation running) =>
        running.IsAsked ? new TracedOutput(output, running) : output;

    private static CodedError NoLonger() =>
        new(ErrorCode.Unauthenticated, "The credential is not valid any more.", "Get a new one and connect again.");

    private static CodedError Changed() =>
        new(
            ErrorCode.Forbidden,
            "Your roles have changed.",
            "Subscribe again with 'after': the cursor of the last message that you got."
        );

    private static async Task Once(ExecutionResult result, IOperationOutput output)
    {
        if (!result.Executed)
        {
            await output.Failed(result.Errors!);
            return;
        }
        await output.Next(ResultWriter.ToBytes(result));
        await output.Complete();
    }

    private static ExecutionErrors Errors(ExecutionError error) => ResultWriter.Failed(error).Errors!;
}
