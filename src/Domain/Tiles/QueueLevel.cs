namespace HotDash.Domain.Tiles;

/// <summary>R30: how full the approvals' queue is.</summary>
public enum QueueLevel
{
    /// <summary>0 to 2 wait.</summary>
    Calm,

    /// <summary>3 to 10 wait.</summary>
    Attention,

    /// <summary>More than 10 wait.</summary>
    Backlog,
}

/// <summary>Tells the level of a queue.</summary>
public static class QueueLevels
{
    /// <summary>The level at so many that wait.</summary>
    public static QueueLevel Of(int pending) =>
        pending > MostOfAttention ? QueueLevel.Backlog
        : pending > MostOfCalm ? QueueLevel.Attention
        : QueueLevel.Calm;

    private const int MostOfCalm = 2;
    private const int MostOfAttention = 10;
}
