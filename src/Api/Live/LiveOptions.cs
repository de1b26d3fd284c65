namespace HotDash.Api.Live;

/// <summary>Limits of live answers.</summary>
public sealed record LiveOptions
{
    /// <summary>How many messages wait for a subscriber before it is dropped, and told so.</summary>
    public int QueueLength { get; init; } = 1_000;

    /// <summary>How long a subscriber that catches up may leave its full queue untouched before it is dropped.</summary>
    public TimeSpan StallLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many rows are worked on at once by whoever lags.</summary>
    public int RowsAtOnce { get; init; } = 500;

    /// <summary>How many rows a question may lag before its subscribers are sent back to their cursors.</summary>
    public int MaxLagRows { get; init; } = 200_000;

    /// <summary>The first pause before a step is repeated because the database was away; doubles up to 2 s.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromMilliseconds(50);
}
