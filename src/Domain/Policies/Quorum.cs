namespace HotDash.Domain.Policies;

/// <summary>How many distinct approvers an approval needs, and whether one of them must be a manager (an admin counts as one).</summary>
/// <param name="Approvals">1 to 10.</param>
/// <param name="Manager">Whether one of them must be a manager.</param>
public sealed record Quorum(int Approvals, bool Manager);
