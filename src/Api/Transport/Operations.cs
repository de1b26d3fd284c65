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

/// <summary>Runs one operation of any kind for a streaming transport, to its end.</summary>
internal sealed class Operations(
    GraphQLEngine engine,
    LiveHub hub,
    IServiceScopeFactory scopes,
    ILogger<Operations> log
)
{
    public async Task Run(GraphQLCall call, Identity? identity, IOperationOutput output, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var request = new RequestContext(identity, scope.ServiceProvider);
            var prepared = engine.Prepare(call);
            if (prepared.Kind == OperationType.Subscription)
                await Stream(prepared, request, output, cancel);
            else
                await Once(await engine.ExecuteAsync(prepared, request, cancel), output);
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

    private async Task Stream(
        Prepared prepared,
        RequestContext request,
        IOperationOutput output,
        CancellationToken cancel
    )
    {
        var (subscriber, refused) = await hub.Subscribe(prepared, request, cancel);
        if (subscriber is null)
        {
            await output.Failed(refused!.Errors!);
            return;
        }
        await using (subscriber)
        {
            await foreach (var message in subscriber.Messages(cancel))
                await output.Next(message);
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
