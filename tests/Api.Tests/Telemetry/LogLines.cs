using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace HotDash.Api.Tests.Telemetry;

/// <summary>All that is logged, each line with what it says it belongs to.</summary>
internal sealed class LogLines : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> _lines = [];
    private IExternalScopeProvider? _scopes;

    public IReadOnlyList<string> With(string text) =>
        [.. _lines.Where(x => x.Contains(text, StringComparison.Ordinal))];

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public ILogger CreateLogger(string categoryName) => new Lines(this);

    public void Dispose() { }

    private sealed class Lines(LogLines all) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => all._scopes?.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            var line = formatter(state, exception);
            all._scopes?.ForEachScope((scope, _) => line += $" => {scope}", 0);
            all._lines.Enqueue(line);
        }
    }
}
