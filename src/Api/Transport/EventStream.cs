using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Telemetry;

namespace HotDash.Api.Transport;

/// <summary>One operation of graphql-sse in distinct connections mode: a request, a stream of events, the end.</summary>
internal sealed class EventStream(HttpResponse response, TransportOptions limits) : IOperationOutput
{
    private readonly EventWriter _events = new(response, limits);

    public string Transport => Transports.Events;

    /// <summary>Opens the stream, runs the operation into it, and keeps an idle one alive by comments.</summary>
    public async Task Run(Func<IOperationOutput, CancellationToken, Task> operation, CancellationToken cancel)
    {
        await _events.Open();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var beating = _events.Beat(over.Token);
        await operation(this, cancel);
        await over.CancelAsync();
        await beating;
    }

    public ValueTask Next(ReadOnlyMemory<byte> result) =>
        _events.Write((byte[])[.. "event: next\ndata: "u8, .. result.Span, .. "\n\n"u8]);

    /// <summary>The protocol has no event for errors: they are a last result.</summary>
    public async ValueTask Failed(ExecutionErrors errors)
    {
        await Next(ResultWriter.ToBytes(new ExecutionResult { Errors = errors }));
        await Complete();
    }

    /// <summary>The empty data is needed: without it, browsers pass over the event. A beat that waited behind it must not follow it.</summary>
    public ValueTask Complete() => _events.Write("event: complete\ndata:\n\n"u8.ToArray(), isLast: true);
}
