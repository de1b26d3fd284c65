using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Api.GraphQL.Engine.Telemetry;
using HotDash.Domain;

namespace HotDash.Api.Transport;

internal sealed partial class WebSocketConnection
{
    /// <summary>An operation; its id stays taken until its last message has left, or the client completes it.</summary>
    private sealed class Operation(WebSocketConnection connection, string id) : IOperationOutput
    {
        private readonly CancellationTokenSource _cancel = new();
        private byte[]? _head;
        private GraphQLCall? _call;

        public string Transport => Transports.WebSocket;

        public string Id => id;

        public bool IsCancelled => _cancel.IsCancellationRequested;

        public void Cancel() => _cancel.Cancel();

        private bool _streams;

        public Task Run(GraphQLCall call, Credential credential)
        {
            _call = call;
            return Run(credential);
        }

        private async Task Run(Credential credential)
        {
            await Task.Yield();
            try
            {
                await connection._run.Run(Taken(), credential, this, _cancel.Token);
            }
            catch (OperationCanceledException)
            {
                // The connection is closing.
            }
            finally
            {
                if (_streams)
                    Interlocked.Decrement(ref connection._streams);
            }
        }

        public bool MayStream()
        {
            _streams = true;
            return Interlocked.Increment(ref connection._streams) <= connection._limits.SubscriptionsPerConnection;
        }

        public ValueTask Expired(global::GraphQL.ExecutionErrors errors)
        {
            connection.Close(4403, "Forbidden");
            return default;
        }

        public ValueTask Next(ReadOnlyMemory<byte> result) =>
            connection.Send(WebSocketFrames.Next(_head ??= WebSocketFrames.HeadOfNext(id), result), this);

        public ValueTask Failed(global::GraphQL.ExecutionErrors errors) =>
            connection.Send(WebSocketFrames.Error(id, errors), this, isLast: true);

        public ValueTask Complete() => connection.Send(WebSocketFrames.Complete(id), this, isLast: true);

        /// <summary>Lets what was asked go: a subscription waits for long, and needs it no more.</summary>
        private GraphQLCall Taken()
        {
            var call = _call!;
            _call = null;
            return call;
        }
    }
}
