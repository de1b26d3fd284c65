using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace HotDash.Api.Tests.Hosting;

/// <summary>Takes what a process sends to a collector of spans, and keeps it.</summary>
internal sealed class SpanCollector : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _taken = new();
    private readonly WebApplication _app;

    private SpanCollector(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    /// <summary>All that came, byte for byte.</summary>
    public string Taken => string.Join('\n', _taken);

    public static async Task<SpanCollector> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var collector = new SpanCollector(builder.Build());
        collector._app.Run(collector.Take);
        await collector._app.StartAsync();
        return collector;
    }

    private async Task Take(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        _taken.Enqueue(Encoding.Latin1.GetString(body.ToArray()));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
