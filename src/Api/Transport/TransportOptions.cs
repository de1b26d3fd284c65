namespace HotDash.Api.Transport;

/// <summary>Limits of the transports.</summary>
public sealed record TransportOptions
{
    /// <summary>The largest body of a request, and message of a WebSocket, in bytes.</summary>
    public int MaxBodyBytes { get; init; } = 1024 * 1024;

    /// <summary>How long a WebSocket may take to say who it is.</summary>
    public TimeSpan InitTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long one message may take to leave before the connection counts as dead.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a client may take to close its side.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many operations one WebSocket, or one stream of several operations, may run at once.</summary>
    public int OperationsAtOnce { get; init; } = 100;

    /// <summary>How long a reserved stream of events may stay unopened.</summary>
    public TimeSpan ReservedFor { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How many streams of events one actor may have reserved and open at once, on this process.</summary>
    public int StreamsPerActor { get; init; } = 20;

    /// <summary>How often a running subscription's credential is proved again.</summary>
    public TimeSpan ProveEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often an idle connection is touched, so that nothing between takes it for dead.</summary>
    public TimeSpan HeartbeatEvery { get; init; } = TimeSpan.FromSeconds(12);
}
