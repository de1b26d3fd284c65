using NodaTime;

namespace HotDash.Domain.Trust;

/// <summary>
/// R26: what persons thought of an agent's work since its trust was last revoked (ever, where it was not). What HotDash approved itself
/// and planted check items do not count.
/// </summary>
/// <param name="Decided">How many of its items were decided, counted up to 10,000.</param>
/// <param name="Counted">Over how many of them, the latest, the figures below are: 0..<see cref="Window"/>.</param>
/// <param name="Approved">How many of those were approved.</param>
/// <param name="Tone">Mean grade, 1..5; null where none was given.</param>
/// <param name="Accuracy">Mean grade, 1..5; null where none was given.</param>
/// <param name="Policy">Mean grade, 1..5; null where none was given.</param>
/// <param name="EditDistance">Mean Levenshtein distance of all that others changed in one of them; null without any.</param>
/// <param name="TimeToDecision">From submission to decision, the median; null without any.</param>
public sealed record AgentRecord(
    int Decided,
    int Counted,
    int Approved,
    decimal? Tone = null,
    decimal? Accuracy = null,
    decimal? Policy = null,
    decimal? EditDistance = null,
    Duration? TimeToDecision = null
)
{
    /// <summary>Nothing decided yet.</summary>
    public static readonly AgentRecord None = new(0, 0, 0);

    /// <summary>Over how many decided items, the latest, rates and means are.</summary>
    public const int Window = 200;

    /// <summary>The part of the counted items that was approved, 0..1; null without any.</summary>
    public decimal? ApprovalRate => Counted == 0 ? null : (decimal)Approved / Counted;
}
