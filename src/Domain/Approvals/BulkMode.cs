namespace HotDash.Domain.Approvals;

/// <summary>R20: what one refused item means to the others of its bulk.</summary>
public enum BulkMode
{
    /// <summary>All are decided, or none is.</summary>
    Atomic,

    /// <summary>Nothing: each is decided by itself.</summary>
    PerItem,
}
