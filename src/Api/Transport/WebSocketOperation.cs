using System.Threading.Channels;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Api.GraphQL.Engine.Telemetry;
using HotDash.Domain;

namespace HotDash.Api.Transport;

internal sealed partial class WebSocketConnection
{
    /// <summary>A message on its way out, and the operation that it belongs to.</summary>
    private readonly record struct Frame(Operation? Of, ReadOnlyMemory<byte> Bytes, bool IsLast = false);

    /// <summary>An operation; its id stays taken until its last message has left, or the client completes it.</summary>
    private sealed class Operation(WebSocketConnection connection, string id, bool isWithinLimit) : IOperationOutput
    {
        private readonly CancellationTokenSource _cancel = new();

        public string Transport => Transports.WebSocket;

        public string Id => id;

        public bool IsCancelled => _cancel.IsCancellationRequested;

        public void Cancel() => _cancel.Cancel();

        private bool _streams;

        public async Task Run(GraphQLCall call, Credential credential)
        {
            await Task.Yield();
            try
            {
                if (!isWithinLimit)
                    throw TooMany();
                connection._run.Admit(credential, call.Bytes);
                await connection._run.Run(call, credential, this, _cancel.Token);
            }
            catch (CodedError refused)
            {
                await Refuse(refused);
            }
            catch (Exception failure) when (failure is OperationCanceledException or ChannelClosedException)
            {
                // The connection is closing.
            }
            finally
            {
                if (_streams)
                    Interlocked.Decrement(ref connection._streams);
            }
        }

        private async Task Refuse(CodedError error)
        {
            try
            {
                await Failed(ResultWriter.Failed(error).Errors!);
            }
            catch (Exception failure) when (failure is OperationCanceledException or ChannelClosedException)
            {
                // The connection is closing.
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
            connection.Enqueue(new(this, WebSocketFrames.Next(id, result)));

        public ValueTask Failed(global::GraphQL.ExecutionErrors errors) =>
            connection.Enqueue(new(this, WebSocketFrames.Error(id, errors), IsLast: true));

        public ValueTask Complete() => connection.Enqueue(new(this, WebSocketFrames.Complete(id), IsLast: true));

        private static CodedError TooMany() =>
            Limit.OperationsPerConnection.Reached(
                "Too many operations at once on this connection.",
                "Complete some, or open another connection."
            );
    }
}
