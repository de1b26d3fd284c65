using JasperFx;
using JasperFx.Events;
using Marten.Exceptions;
using Npgsql;

namespace HotDash.Application.Pipeline;

/// <summary>Tells the failures that a decision on fresh state cures from those that it does not.</summary>
internal static class Conflict
{
    /// <summary>Another command was faster, or keeps a lock for long, or PostgreSQL chose this one to break a deadlock.</summary>
    public static bool IsLostRace(Exception failure) =>
        IsBlocked(failure)
        || Chain(failure)
            .Any(e =>
                e
                    is EventStreamUnexpectedMaxEventIdException
                        or Marten.Exceptions.ExistingStreamIdCollisionException
                        or ConcurrencyException
                        or ConcurrentUpdateException
                || e
                    is PostgresException
                    {
                        SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
                    }
            );

    /// <summary>Somebody keeps a lock for longer than a command waits for one.</summary>
    public static bool IsBlocked(Exception failure) =>
        Chain(failure).Any(e => e is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable });

    /// <summary>The table whose unique key was taken; null when the failure is another.</summary>
    public static string? TakenIn(Exception failure) =>
        Chain(failure)
            .OfType<PostgresException>()
            .FirstOrDefault(e => e.SqlState == PostgresErrorCodes.UniqueViolation)
            ?.TableName;

    private static IEnumerable<Exception> Chain(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
            yield return failure;
    }
}
