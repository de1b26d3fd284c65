using System.Net.Sockets;
using GraphQL;
using HotDash.Api.GraphQL.Engine.Telemetry;
using HotDash.Domain;
using HotDash.Projections.Storage.Sealing;
using Npgsql;

namespace HotDash.Api.GraphQL.Engine;

/// <summary>Turns exceptions into errors for clients: an unreachable database is UNAVAILABLE, all else INTERNAL, logged with its trace id.</summary>
public static class Failures
{
    public const string InternalMessage = "Something went wrong here.";

    /// <summary>Whether trying again later can help: the database is down, starting, stopping, too slow, kept locked, or the connection broke.</summary>
    public static bool IsUnavailable(Exception? failure) =>
        failure switch
        {
            null => false,
            PostgresException e => e.SqlState is "57P01" or "57P02" or "57P03" or "55P03"
                || e.SqlState.StartsWith("08", StringComparison.Ordinal)
                || e.IsTransient && e.SqlState.StartsWith("53", StringComparison.Ordinal),
            NpgsqlException { InnerException: SocketException or IOException or TimeoutException } => true,
            NpgsqlException { IsTransient: true } => true,
            SocketException or TimeoutException => true,
            CodedError { Is: ErrorCode.Unavailable } => true,
            AggregateException e => e.InnerExceptions.Any(IsUnavailable),
            _ => IsUnavailable(failure.InnerException),
        };

    private static string? UnreadableReason(Exception? failure) =>
        failure is null or UnreadableTextException ? failure?.Message : UnreadableReason(failure.InnerException);

    /// <summary>The error that a client may see of <paramref name="failure"/>; what it may not see is logged.</summary>
    public static CodedError ToError(Exception failure, ILogger log)
    {
        if (failure is CodedError coded)
            return coded;
        if (IsUnavailable(failure))
        {
            log.LogWarning("The database cannot be reached: {Reason}", failure.Message);
            return new(
                ErrorCode.Unavailable,
                "The service cannot be reached at the moment.",
                "Try again in a few seconds."
            );
        }
        if (UnreadableReason(failure) is { } unreadable)
        {
            log.LogError("{Reason}", unreadable);
            return new(
                ErrorCode.Internal,
                "A stored text cannot be opened: it was changed, or its key is another one.",
                "Tell whoever runs this server: nothing was decided or carried out with it."
            );
        }
        var trace = RunningOperation.CurrentTraceId;
        log.LogError(failure, "Unexpected failure, trace {TraceId}", trace);
        return new CodedError(ErrorCode.Internal, InternalMessage, "Report the trace id if it stays.").AddExtension(
            "traceId",
            trace
        );
    }
}
