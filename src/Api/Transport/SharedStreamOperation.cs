using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Telemetry;

namespace HotDash.Api.Transport;

internal sealed partial class SharedStream
{
    /// <summary>One operation; its id stays taken until its last event leaves, or the client ends it.</summary>
    public sealed class Operation(SharedStream stream, string id) : IOperationOutput
    {
        private readonly CancellationTokenSource _cancel = new();
        private readonly TaskCompletionSource<ExecutionErrors?> _begun = new(
            TaskCreationOptions.RunContinuationsAsynchronously
        );

        private bool _streams;

        public string Transport => Transports.SharedStream;

        public void Cancel() => _cancel.Cancel();

        /// <summary>Runs it, in the background.</summary>
        /// <returns>As soon as it has begun: why it could not, or null.</returns>
        public Task<ExecutionErrors?> Run(Func<IOperationOutput, CancellationToken, Task> operation)
        {
            _ = Task.Run(() => RunToEnd(operation));
            return _begun.Task;
        }

        public bool MayStream()
        {
            _streams = true;
            return Interlocked.Increment(ref stream._subscriptions) <= stream._shares.SubscriptionsPerConnection;
        }

        public void Begun() => _begun.TrySetResult(null);

        public ValueTask Next(ReadOnlyMemory<byte> result) => Write(StreamedEvents.Next(id, result), isLast: false);

        /// <summary>Before it has begun they are the answer of its request; behind that, a last result.</summary>
        public async ValueTask Failed(ExecutionErrors errors)
        {
            if (!_begun.Task.IsCompleted)
            {
                Leave();
                _begun.SetResult(errors);
                return;
            }
            await Write(StreamedEvents.Next(id, ResultWriter.ToBytes(new() { Errors = errors })), isLast: false);
            await Write(StreamedEvents.Complete(id), isLast: true);
        }

        public ValueTask Complete() => Write(StreamedEvents.Complete(id), isLast: true);

        private async Task RunToEnd(Func<IOperationOutput, CancellationToken, Task> operation)
        {
            await using var over = stream._over.Token.Register(Cancel);
            try
            {
                await operation(this, _cancel.Token);
            }
            catch (OperationCanceledException)
            {
                // Its client has left, or has enough.
            }
            finally
            {
                if (_streams)
                    Interlocked.Decrement(ref stream._subscriptions);
                Leave();
                Begun();
            }
        }

        private async ValueTask Write(byte[] text, bool isLast)
        {
            Begun();
            var events = await stream._opened.Task.WaitAsync(_cancel.Token);
            await events.Write(text, IsWanted);

            bool IsWanted()
            {
                if (_cancel.IsCancellationRequested)
                    return false;
                // Just before it leaves: its client may take the id again as soon as it has the last event.
                if (isLast)
                    Leave();
                return true;
            }
        }

        private void Leave() => stream._operations.TryRemove(new(id, this));
    }
}
