using HotDash.Api.GraphQL.Engine;

namespace HotDash.Api.Tests.Limits;

/// <summary>A query that takes as long as it may.</summary>
public static class SlowSchema
{
    public static readonly SchemaRoots Roots = new(typeof(Query), null, null);

    public sealed class Query
    {
        private static int _hanging;

        internal static int Hanging => _hanging;

        [AllowAny]
        public static string Quick() => "done";

        [AllowAny]
        public static async Task<string> Hang(CancellationToken cancel)
        {
            Interlocked.Increment(ref _hanging);
            try
            {
                return await new TaskCompletionSource<string>().Task.WaitAsync(cancel);
            }
            finally
            {
                Interlocked.Decrement(ref _hanging);
            }
        }
    }
}
