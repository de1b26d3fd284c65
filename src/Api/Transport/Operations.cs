using GraphQL;
using GraphQLParser.AST;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Api.GraphQL.Engine.Telemetry;
using HotDash.Api.Live;
using HotDash.Domain;
using NodaTime;

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

    /// <summary>The operation ends because its asker's credential has expired; so may all that hangs on it.</summary>
    ValueTask Expired(ExecutionErrors errors) => Failed(errors);

    /// <summary>Takes a place for a subscription; false when there is none left. It is given back when the operation ends.</summary>
    bool MayStream() => true;
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
    Admission admission,
    IClock clock,
    ILogger<Operations> log
)
{
    /// <summary>Counts an operation that wants to begin, for transports that do not count requests.</summary>
    /// <exception cref="CodedError">There were too many.</exception>
    public void Admit(Credential credential, long bytes) => admission.Request(credential.Identity, bytes);

    public async Task Run(GraphQLCall call, Credential credential, IOperationOutput output, CancellationToken cancel)
    {
        using var running = RunningOperation.Begin(call, output.Transport, log);
        try
        {
            var identity = credential.Given ? await credential.Again(cancel) : null;
            if (credential.Given && identity is null)
            {
                var gone = NoLonger();
                running.Ended(gone);
                await output.Expired(Errors(gone));
                return;
            }
            await using var scope = scopes.CreateAsyncScope();
            var request = new RequestContext(identity, scope.ServiceProvider);
            var prepared = running.Is(engine.Prepare(call));
            var streams = prepared.Kind == OperationType.Subscription;
            using var place = admission.Enter(identity, streams);
            if (streams && !output.MayStream())
                throw TooManyStreams();
            if (streams)
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
            using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var proving = Prove(subscriber, request.Identity!, credential, over.Token);
            await foreach (var message in subscriber.Messages(cancel))
                await output.Next(message);
            await over.CancelAsync();
            var isProven = await proving;
            if (subscriber.Failure is not { } failure)
                await output.Complete();
            else if (isProven)
                await output.Failed(Errors(failure));
            else
                await output.Expired(Errors(failure));
        }
    }

    /// <summary>Ends a subscription whose asker has lost the credential, or has other roles than when it began.</summary>
    /// <returns>Whether the credential held to the end.</returns>
    private async Task<bool> Prove(
        Subscriber subscriber,
        Identity identity,
        Credential credential,
        CancellationToken over
    )
    {
        while (true)
        {
            try
            {
                await Task.Delay(UntilNextProof(identity), over);
                if (await credential.Again(over) is not { } present)
                {
                    subscriber.Fail(NoLonger());
                    return false;
                }
                if (!identity.Caller.Roles.SetEquals(present.Caller.Roles))
                    subscriber.Fail(Changed());
            }
            catch (OperationCanceledException) when (over.IsCancellationRequested)
            {
                return true;
            }
            catch (Exception failure)
            {
                // Not to know is no reason to end: whoever cannot ask the database hears nothing new either.
                log.LogWarning("A credential could not be proved again: {Reason}", failure.Message);
            }
        }
    }

    /// <summary>The usual time, or less where the credential expires before.</summary>
    private TimeSpan UntilNextProof(Identity identity)
    {
        if (identity.GoodUntil is not { } until)
            return limits.ProveEvery;
        var left = (until - clock.GetCurrentInstant()).ToTimeSpan() + ALittle;
        return left < ALittle ? ALittle
            : left < limits.ProveEvery ? left
            : limits.ProveEvery;
    }

    private static CodedError TooManyStreams() =>
        Limit.SubscriptionsPerConnection.Reached(
            "Too many subscriptions at once on this connection.",
            "Complete some, or open another connection."
        );

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

    /// <summary>Timers may be early by some milliseconds.</summary>
    private static readonly TimeSpan ALittle = TimeSpan.FromMilliseconds(50);
}
