using HotDash.Domain;

namespace HotDash.Api.GraphQL.Engine.Limits;

/// <summary>Ends what takes too long: its tokens are cancelled, and with them its SQL.</summary>
internal static class ExecutionTime
{
    /// <summary>Runs work whose token ends when <paramref name="cancel"/> does, or the time is over.</summary>
    /// <param name="work">Gets that token, and one that ends with the time alone.</param>
    /// <exception cref="CodedError">The time is over.</exception>
    public static async Task<T> Within<T>(
        this LimitOptions limits,
        Func<CancellationToken, CancellationToken, Task<T>> work,
        CancellationToken cancel
    )
    {
        using var time = new CancellationTokenSource(limits.ExecutionTime);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, time.Token);
        try
        {
            return await work(either.Token, time.Token);
        }
        catch (OperationCanceledException) when (time.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw Over(limits);
        }
    }

    /// <summary>Whether an error says that the time was over: doing the same again would take as long.</summary>
    public static bool IsReasonOf(Exception failure) =>
        failure is CodedError { Extensions: { } more } && more.TryGetValue("limit", out var limit) && limit is Name;

    /// <summary>The error that says it.</summary>
    public static CodedError Over(LimitOptions limits) =>
        Limit.ExecutionTime.Error(
            ErrorCode.Unavailable,
            FormattableString.Invariant(
                $"It took longer than {limits.ExecutionTime.TotalSeconds:0.###} s and was stopped."
            ),
            "Try again later, a mutation with the same idempotency key; or ask for less at once."
        );

    private const string Name = "executionTime";
}
