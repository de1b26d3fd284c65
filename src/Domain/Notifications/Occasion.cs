using System.Collections.Immutable;

namespace HotDash.Domain.Notifications;

/// <summary>R51: what can be a reason to notify somebody.</summary>
public abstract record Occasion
{
    private Occasion() { }

    /// <summary>An approval was submitted.</summary>
    public sealed record ItemWaiting(Matter About) : Occasion;

    /// <summary>Two thirds of its SLA are gone.</summary>
    public sealed record SlaNear(Matter About) : Occasion;

    /// <summary>Its SLA is breached.</summary>
    public sealed record SlaBreached(Matter About) : Occasion;

    /// <summary>It went up the ladder. <paramref name="Listed"/>: whom the list <paramref name="To"/> names; empty where that is a role.</summary>
    public sealed record Escalated(Matter About, string To, ImmutableArray<string> Listed) : Occasion;

    /// <summary>It was not carried out (or not taken back) to the end.</summary>
    public sealed record ApplyFailed(Matter About, ErrorCode Code) : Occasion;

    /// <summary>A tile's figures are out of the ordinary.</summary>
    /// <param name="Tile">Its key.</param>
    /// <param name="Kind">The name of the figure, such as <c>DAYS_OF_COVER</c>.</param>
    /// <param name="Target">The SKU or the page; null for the tile as a whole.</param>
    /// <param name="Critical">Whether it is critical.</param>
    public sealed record AnomalyDetected(string Tile, string Kind, string? Target, bool Critical) : Occasion;

    /// <summary>A far side does not answer; <paramref name="Name"/> is what operators call it.</summary>
    public sealed record IntegrationDown(string Name) : Occasion;

    /// <summary>So many wait for a decision now.</summary>
    public sealed record BacklogGrown(int Pending) : Occasion;

    /// <summary>So many of the last decided were approved.</summary>
    public sealed record ApprovalRateFell(int Approved, int Decided) : Occasion;
}
