using System.Text.Json;
using GraphQL;
using HotDash.Api.GraphQL.Engine.Telemetry;

namespace HotDash.Api.Transport;

/// <summary>Adds <c>extensions</c> with the operation's name and trace id to each result, for a client that asked for them.</summary>
internal sealed class TracedOutput(IOperationOutput output, RunningOperation operation) : IOperationOutput
{
    private readonly byte[] _end =
    [
        .. ",\"extensions\":"u8,
        .. JsonSerializer.SerializeToUtf8Bytes(
            new Dictionary<string, string> { ["traceId"] = operation.TraceId, ["operationName"] = operation.Name }
        ),
        .. "}"u8,
    ];

    public string Transport => output.Transport;

    public void Begun() => output.Begun();

    /// <summary>The results of live answers are written once for all who ask the same: what is one client's own goes behind.</summary>
    public ValueTask Next(ReadOnlyMemory<byte> result) => output.Next((byte[])[.. result.Span[..^1], .. _end]);

    public ValueTask Failed(ExecutionErrors errors) => output.Failed(errors);

    public ValueTask Complete() => output.Complete();

    public ValueTask Expired(ExecutionErrors errors) => output.Expired(errors);

    public bool MayStream() => output.MayStream();
}
