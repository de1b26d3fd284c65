using System.Collections.Concurrent;
using HotDash.Api.GraphQL.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Api.Tests.Transport;

/// <summary>A query that answers only when the test lets it.</summary>
public static class WaitingSchema
{
    public static readonly SchemaRoots Roots = new(typeof(Query), null, null);

    public sealed class Query
    {
        [AllowAny]
        public static string Hello() => "hello";

        [AllowAny]
        public static Task<string> Waits(string name, RequestContext request, CancellationToken cancel) =>
            request.Services.GetRequiredService<Gates>().Wait(name, cancel);
    }

    public sealed class Gates
    {
        private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _gates = new();
        private int _cancelled;

        /// <summary>How many waited until their client had enough.</summary>
        public int Cancelled => _cancelled;

        public bool IsAwaited(string name) => _gates.ContainsKey(name);

        public void Open(string name) => _gates[name].SetResult(name);

        internal async Task<string> Wait(string name, CancellationToken cancel)
        {
            try
            {
                return await _gates.GetOrAdd(name, _ => new()).Task.WaitAsync(cancel);
            }
            catch (OperationCanceledException)
            {
                Interlocked.Increment(ref _cancelled);
                throw;
            }
        }
    }
}
