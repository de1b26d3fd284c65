using HotDash.Domain.Trust;

namespace HotDash.Projections.Trust;

/// <summary>How a reviewer decides.</summary>
/// <param name="Reviewer">The person's id.</param>
/// <param name="Signs">What its last decisions tell.</param>
public sealed record ReviewerStanding(string Reviewer, ReviewSigns Signs);
