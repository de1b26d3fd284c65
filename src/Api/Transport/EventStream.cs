using System.Buffers;
using GraphQL;
using HotDash.Api.GraphQL.Engine;

namespace HotDash.Api.Transport;

/// <summary>One operation of graphql-sse in distinct connections mode: a request, a stream of events, the end.</summary>
internal sealed class EventStream(HttpResponse response, TransportOptions limits) : IOperationOutput
{
    private readonly SemaphoreSlim _one = new(1);
    private bool _complete;

    /// <summary>Opens the stream, runs the operation into it, and keeps an idle one alive by comments.</summary>
    public async Task Run(Func<IOperationOutput, CancellationToken, Task> operation, CancellationToken cancel)
    {
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-cache, no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        await Write(":\n\n"u8.ToArray());
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var beating = Beat(over.Token);
        await operation(this, cancel);
        await over.CancelAsync();
        await beating;
    }

    public ValueTask Next(ReadOnlyMemory<byte> result) => Write([.. NextEvent, .. result.Span, .. End]);

    /// <summary>The protocol has no event for errors: they are a last result.</summary>
    public async ValueTask Failed(ExecutionErrors errors)
    {
        await Next(ResultWriter.ToBytes(new ExecutionResult { Errors = errors }));
        await Complete();
    }

    /// <summary>The empty data is needed: without it, browsers pass over the event.</summary>
    public ValueTask Complete() => Write("event: complete\ndata:\n\n"u8.ToArray(), last: true);

    private async Task Beat(CancellationToken over)
    {
        using var timer = new PeriodicTimer(limits.HeartbeatEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
                await Write(":\n\n"u8.ToArray());
        }
        catch (OperationCanceledException)
        {
            // The operation has ended.
        }
    }

    /// <summary>Writes, unless the last event has left: a beat that waited behind it must not follow it.</summary>
    private async ValueTask Write(byte[] text, bool last = false)
    {
        var cancel = response.HttpContext.RequestAborted;
        await _one.WaitAsync(cancel);
        try
        {
            if (_complete)
                return;
            _complete = last;
            response.BodyWriter.Write(text);
            await response.BodyWriter.FlushAsync(cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    private static readonly byte[] End = "\n\n"u8.ToArray();
    private static readonly byte[] NextEvent = "event: next\ndata: "u8.ToArray();
}
