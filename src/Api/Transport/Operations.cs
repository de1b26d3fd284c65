using GraphQL;
using GraphQLParser.AST;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.Live;

namespace HotDash.Api.Transport;

/// <summary>Where the results of one operation go, in the words of a streaming protocol.</summary>
internal interface IOperationOutput
{
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
    Proving proving,
    ILogger<Operations> log
)
{
    /// <remarks>What is asked is let go as soon as a subscription has begun: thousands of them wait for long.</remarks>
    public Task Run(GraphQLCall call, Credential credential, IOperationOutput output, CancellationToken cancel) =>
        Follow(Begin(call, credential, output, cancel), output, cancel);

    /// <summary>Answers a query or mutation; returns the subscriber of a subscription, and null where nothing follows.</summary>
    private async Task<Subscriber?> Begin(
        GraphQLCall call,
        Credential credential,
        IOperationOutput output,
        CancellationToken cancel
    )
    {
        var identity = credential.Given ? await credential.Again(cancel) ?? throw Proving.NoLonger() : null;
        await using var scope = scopes.CreateAsyncScope();
        var request = new RequestContext(identity, scope.ServiceProvider);
        var prepared = engine.Prepare(call);
        if (prepared.Kind != OperationType.Subscription)
        {
            await Once(await engine.ExecuteAsync(prepared, request, cancel), output);
            return null;
        }
        var (subscriber, refused) = await hub.Subscribe(prepared, request, cancel);
        if (subscriber is null)
            await output.Failed(refused!.Errors!);
        else
            proving.Watch(subscriber, identity!, credential);
        return subscriber;
    }

    private async Task Follow(Task<Subscriber?> begun, IOperationOutput output, CancellationToken cancel)
    {
        try
        {
            if (await begun is { } subscriber)
                await Stream(subscriber, output, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The client has left, or has enough.
        }
        catch (Exception failure)
        {
            await output.Failed(Errors(failure as ExecutionError ?? Failures.ToError(failure, log)));
        }
    }

    private static async Task Stream(Subscriber subscriber, IOperationOutput output, CancellationToken cancel)
    {
        await using (subscriber)
        {
            // Once, and not at each wait for a message.
            await using var leaving = cancel.UnsafeRegister(static x => ((Subscriber)x!).Leave(), subscriber);
            await foreach (var message in subscriber.Messages(CancellationToken.None))
                await output.Next(message);
            cancel.ThrowIfCancellationRequested();
            if (subscriber.Failure is { } failure)
                await output.Failed(Errors(failure));
            else
                await output.Complete();
        }
    }

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
