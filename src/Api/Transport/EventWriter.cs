using System.Buffers;

namespace HotDash.Api.Transport;

/// <summary>A response as a stream of server-sent events; one event is written at a time.</summary>
internal sealed class EventWriter(HttpResponse response, TransportOptions limits)
{
    private readonly SemaphoreSlim _one = new(1);
    private bool _closed;

    public async Task Open()
    {
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-cache, no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        await Write(Comment);
    }

    /// <summary>Keeps an idle stream alive by comments, until it is over or closed.</summary>
    public async Task Beat(CancellationToken over)
    {
        using var timer = new PeriodicTimer(limits.HeartbeatEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
                await Write(Comment);
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
    }

    /// <summary>Writes the event when its turn has come, unless the stream is closed by then, or the event not wanted any more.</summary>
    /// <param name="isWanted">Asked just before the event leaves.</param>
    public async ValueTask Write(ReadOnlyMemory<byte> text, Func<bool>? isWanted = null, bool isLast = false)
    {
        var cancel = response.HttpContext.RequestAborted;
        await _one.WaitAsync(cancel);
        try
        {
            if (_closed || isWanted?.Invoke() == false)
                return;
            _closed = isLast;
            response.BodyWriter.Write(text.Span);
            await response.BodyWriter.FlushAsync(cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Returns once nothing is written any more: what comes later is dropped.</summary>
    public async Task Close()
    {
        await _one.WaitAsync();
        _closed = true;
        _one.Release();
    }

    private static readonly byte[] Comment = ":\n\n"u8.ToArray();
}
