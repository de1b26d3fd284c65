using System.Collections;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using GraphQL;
using GraphQLParser.AST;
using HotDash.Domain;

namespace HotDash.Api.GraphQL.Engine.Telemetry;

/// <summary>
/// One operation while it is served, whatever the transport: its name and trace id stand in every log line, it has one span
/// and is measured once. Also one step of a live answer, which serves many and belongs to no request.
/// </summary>
internal sealed class RunningOperation : IReadOnlyList<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly AsyncLocal<RunningOperation?> Now = new();

    private readonly string _transport;
    private readonly long _since = Stopwatch.GetTimestamp();
    private readonly Activity? _span;
    private readonly ActivityTraceId _trace;
    private IDisposable? _scope;
    private string _kind = "unknown";
    private bool _ended;

    private RunningOperation(string? name, string transport, ActivityContext parent)
    {
        Name = Bounded(name);
        _transport = transport;
        if (Instruments.Spans.HasListeners())
            _span = Instruments.Spans.StartActivity("graphql", ActivityKind.Server, parent);
        _trace =
            _span?.TraceId
            ?? (parent != default ? parent.TraceId : Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom());
        Now.Value = this;
    }

    /// <summary>The trace id of what runs here: 32 hex digits. One that is new where nothing is known to run.</summary>
    public static string CurrentTraceId =>
        Now.Value?.TraceId ?? (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();

    /// <summary>What runs here: its transport and name; null where nothing is known to run.</summary>
    public static (string Transport, string Name)? Current => Now.Value is { } now ? (now._transport, now.Name) : null;

    /// <summary>The operation's name, 64 characters at most; "(anonymous)" without one.</summary>
    public string Name { get; private set; }

    public string TraceId => _trace.ToHexString();

    /// <summary>Whether the client wants to be told both.</summary>
    public bool IsAsked { get; private init; }

    /// <summary>
    /// Begins. The trace is that of the call's <c>extensions.traceparent</c>, else the request's own. The operations of one WebSocket
    /// share a request, and are traces of their own.
    /// </summary>
    public static RunningOperation Begin(GraphQLCall call, string transport, ILogger log)
    {
        if (transport == Transports.WebSocket)
            Activity.Current = null;
        var operation = new RunningOperation(call.OperationName, transport, Parent(call))
        {
            IsAsked = call.IsTraced || Extension(call, "trace") is { ValueKind: JsonValueKind.True },
        };
        operation._scope = log.BeginScope(operation);
        return operation;
    }

    /// <summary>A step of a live answer: a trace of its own, since who asked first may long have left.</summary>
    public static RunningOperation Step(Prepared prepared)
    {
        Activity.Current = null;
        var step = new RunningOperation(null, Transports.Live, default);
        step.Is(prepared);
        step._ended = true;
        return step;
    }

    /// <summary>The document is read: it has a name and a kind by now.</summary>
    public Prepared Is(Prepared prepared)
    {
        Name = Bounded(prepared.Operation.Name?.StringValue);
        _kind = prepared.Kind switch
        {
            OperationType.Query => "query",
            OperationType.Mutation => "mutation",
            _ => "subscription",
        };
        if (_span is not null)
            _span.DisplayName = $"{(_transport == Transports.Live ? "live" : _kind)} {Name}";
        return prepared;
    }

    /// <summary>It has ended with this result, and tells its client the trace where that is wanted.</summary>
    public ExecutionResult Ended(ExecutionResult result)
    {
        Ended(result.Errors is { Count: > 0 } errors ? errors[0] : null);
        if (IsAsked)
            result.Extensions = new(result.Extensions ?? new Dictionary<string, object?>())
            {
                ["traceId"] = TraceId,
                ["operationName"] = Name,
            };
        return result;
    }

    /// <summary>It has ended: well, with an error, or because its client has left. A subscription ends here when it has begun.</summary>
    public void Ended(ExecutionError? error = null, bool hasLeft = false)
    {
        if (_ended)
            return;
        _ended = true;
        if (_span is null && !Instruments.Requests.Enabled)
            return;
        var outcome =
            hasLeft ? "CLIENT_LEFT"
            : error is null ? "OK"
            : Codes.GetInfo(error).Extensions?["code"] as string ?? ErrorCode.Internal.Text();
        Instruments.Requests.Record(
            Stopwatch.GetElapsedTime(_since).TotalSeconds,
            new("transport", _transport),
            new("operation", _kind),
            new("outcome", outcome)
        );
        if (_span is null)
            return;
        if (error is not null)
            _span.SetStatus(ActivityStatusCode.Error, outcome);
        Stop();
    }

    /// <summary>No log line bears it from here on.</summary>
    public void Dispose()
    {
        Ended(hasLeft: true);
        Stop();
        _scope?.Dispose();
    }

    // What a log line bears is what runs where it is written: the steps of a live answer run within the scope of who asked first.
    public int Count => 2;

    public KeyValuePair<string, object?> this[int index] =>
        index == 0 ? new("Operation", Here.Name) : new("TraceId", Here.TraceId);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"operation {Here.Name}, trace {Here.TraceId}");

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        yield return this[0];
        yield return this[1];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private RunningOperation Here => Now.Value ?? this;

    private void Stop()
    {
        if (_span is not { IsStopped: false })
            return;
        _span.SetTag("graphql.operation.type", _kind);
        _span.SetTag("graphql.operation.name", Name);
        _span.SetTag("hotdash.transport", _transport);
        _span.Stop();
    }

    private static ActivityContext Parent(GraphQLCall call) =>
        Extension(call, "traceparent") is { ValueKind: JsonValueKind.String } text
        && ActivityContext.TryParse(text.GetString(), null, isRemote: true, out var parent)
            ? parent
            : default;

    private static JsonElement? Extension(GraphQLCall call, string name) =>
        call.Extensions is { } given && given.TryGetProperty(name, out var value) ? value : null;

    /// <summary>A client may send any text for a name: it stays one short word.</summary>
    private static string Bounded(string? name)
    {
        if (name is not { Length: > 0 })
            return "(anonymous)";
        return name.Length <= MostCharacters && name.All(IsOfName)
            ? name
            : string.Concat(name.Take(MostCharacters).Select(x => IsOfName(x) ? x : '?'));
    }

    private static bool IsOfName(char x) => char.IsAsciiLetterOrDigit(x) || x == '_';

    private const int MostCharacters = 64;
    private static readonly ErrorInfo Codes = new();
}
