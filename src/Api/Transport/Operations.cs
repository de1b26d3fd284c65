using GraphQL;
using GraphQLParser.AST;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Limits;
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
    Proving proving,
    Admission admission,
    ILogger<Operations> log
)
{
    /// <summary>Counts an operation that wants to begin, for transports that do not count requests.</summary>
    /// <exception cref="CodedError">There were too many.</exception>
    public void Admit(Credential credential, long bytes) => admission.Request(credential.Identity, bytes);

    /// <summary>Ends a connection when its credential proves nobody any more, whether it runs anything or not.</summary>
    public void Watch(object connection, Credential credential, Action end) =>
        proving.Watch(connection, credential, end);

    /// <summary>The connection has ended.</summary>
    public void Forget(object connection) => proving.Forget(connection);

    /// <remarks>What is asked is let go as soon as a subscription has begun: thousands of them wait for long.</remarks>
    public Task Run(GraphQLCall call, Credential credential, IOperationOutput output, CancellationToken cancel) =>
        Follow(Begin(call, credential, output, cancel), output, cancel);

    /// <summary>Answers a query or mutation, and then null; begins a subscription.</summary>
    private async Task<Begun?> Begin(
        GraphQLCall call,
        Credential credential,
        IOperationOutput output,
        CancellationToken cancel
    )
    {
        using var running = RunningOperation.Begin(call, output.Transport, log);
        try
        {
            var identity = credential.Given ? await credential.Again(cancel) ?? throw new Unproven() : null;
            await using var scope = scopes.CreateAsyncScope();
            var request = new RequestContext(identity, scope.ServiceProvider);
            var prepared = running.Is(engine.Prepare(call));
            var streams = prepared.Kind == OperationType.Subscription;
            var place = admission.Enter(identity, streams);
            Begun? begun = null;
            try
            {
                if (streams)
                    return begun = await BeginStream(prepared, request, credential, output, running, place, cancel);
                await Once(running.Ended(await engine.ExecuteAsync(prepared, request, cancel)), output);
                return null;
            }
            finally
            {
                if (begun is null)
                    place.Dispose();
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            var error = failure as ExecutionError ?? Failures.ToError(failure, log);
            running.Ended(error);
            throw error;
        }
    }

    private async Task<Begun?> BeginStream(
        Prepared prepared,
        RequestContext request,
        Credential credential,
        IOperationOutput output,
        RunningOperation running,
        IDisposable place,
        CancellationToken cancel
    )
    {
        if (!output.MayStream())
            throw TooManyStreams();
        var (subscriber, refused) = await hub.Subscribe(prepared, request, cancel);
        running.Ended(refused?.Errors?.FirstOrDefault());
        if (subscriber is null)
        {
            await output.Failed(refused!.Errors!);
            return null;
        }
        proving.Watch(subscriber, request.Identity!, credential);
        output.Begun();
        return new(subscriber, running.IsAsked ? new TracedOutput(output, running) : output, place);
    }

    private static async Task Follow(Task<Begun?> begins, IOperationOutput output, CancellationToken cancel)
    {
        try
        {
            if (await begins is { } begun)
                await Stream(begun, cancel);
        }
        catch (ExecutionError error)
        {
            await (error is Unproven ? output.Expired(Errors(error)) : output.Failed(Errors(error)));
        }
        catch (OperationCanceledException)
        {
            // The client has left or has enough, or its connection is closing.
        }
    }

    private static async Task Stream(Begun begun, CancellationToken cancel)
    {
        var (subscriber, output, place) = begun;
        using (place)
        await using (subscriber)
        {
            // Once, and not at each wait for a message.
            await using var leaving = cancel.UnsafeRegister(static x => ((Subscriber)x!).Leave(), subscriber);
            while (await subscriber.Messages.WaitToReadAsync(CancellationToken.None))
            {
                while (subscriber.Messages.TryRead(out var message))
                    await output.Next(message);
            }
            cancel.ThrowIfCancellationRequested();
            if (subscriber.Failure is not { } failure)
                await output.Complete();
            else if (failure is Unproven)
                await output.Expired(Errors(failure));
            else
                await output.Failed(Errors(failure));
        }
    }

    private static CodedError TooManyStreams() =>
        Limit.SubscriptionsPerConnection.Reached(
            "Too many subscriptions at once on this connection.",
            "Complete some, or open another connection."
        );

    /// <summary>A subscription that runs, where its results go, and the place that it takes among its actor's.</summary>
    private sealed record Begun(Subscriber Subscriber, IOperationOutput Output, IDisposable Place);

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
