using NodaTime;

namespace HotDash.Api.Transport;

/// <summary>Limits of the transports.</summary>
public sealed record TransportOptions
{
    /// <summary>The largest body of a request, and message of a WebSocket, in bytes.</summary>
    public int MaxBodyBytes { get; init; } = 1024 * 1024;
}
