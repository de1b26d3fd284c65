using System.Collections.Immutable;
using NodaTime;

namespace HotDash.Domain.Approvals;

/// <summary>It was a check item, planted to see whether reviewers look; nothing of it was carried out, and it is over.</summary>
/// <param name="At">When.</param>
/// <param name="By">HotDash.</param>
/// <param name="PlantedBy">The manager who planted it.</param>
/// <param name="MissedBy">Who approved it, by id.</param>
/// <param name="CaughtBy">Who rejected it or requested changes, by id; null where nobody did.</param>
public sealed record CheckItemEnded(Instant At, By By, By PlantedBy, ImmutableArray<string> MissedBy, string? CaughtBy)
    : IApprovalFact;
