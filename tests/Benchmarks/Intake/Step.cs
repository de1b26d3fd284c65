namespace HotDash.Benchmarks.Intake;

/// <summary>What one person or agent does next with an approval.</summary>
public enum Act
{
    Submit,
    Edit,
    Resubmit,
    Withdraw,
    Claim,
    Approve,
    Reject,
    RequestChanges,
    Undo,
}

/// <summary>One step of a plan.</summary>
/// <param name="By">Who takes it.</param>
public sealed record Step(Act Act, string By)
{
    /// <summary>The code that it must be refused with; null where it must succeed.</summary>
    public string? RefusedWith { get; init; }

    /// <summary>Sent a second time under the same key: must be answered as a replay.</summary>
    public bool Twice { get; init; }

    /// <summary>Sent with the revision and digest from before the last edit.</summary>
    public bool Stale { get; init; }

    /// <summary>Sent by another at the same moment: exactly one of the two decides, the other is told so.</summary>
    public Step? Rival { get; init; }

    /// <summary>A whole other draft for the same target, for a submission that must be refused.</summary>
    public Draft? Twin { get; init; }
}
