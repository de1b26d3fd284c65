namespace HotDash.Api.Hosting.Postgres;

/// <summary>The private cluster cannot serve; the message says why and what to do, for a person to read without a stack trace.</summary>
public class LocalPostgresException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Another process serves from the same directory.</summary>
public sealed class ClusterHeldException(string message) : LocalPostgresException(message);

/// <summary>No usable PostgreSQL binaries on this machine, and none could be fetched.</summary>
public sealed class PostgresBinariesMissingException(string message) : LocalPostgresException(message);
