using HotDash.Domain.Approvals;

namespace HotDash.Domain.Policies;

/// <summary>R10: for what a quorum holds.</summary>
/// <param name="Kind">The kind; null: every kind that has no rule of its own for this risk.</param>
/// <param name="Risk">The risk.</param>
/// <param name="Quorum">What it needs.</param>
public sealed record QuorumRule(ApprovalKind? Kind, RiskLevel Risk, Quorum Quorum);
