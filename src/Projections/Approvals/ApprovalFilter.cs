using System.Collections.Immutable;
using HotDash.Domain.Approvals;

namespace HotDash.Projections.Approvals;

/// <summary>Which approvals are asked for; an empty list asks for all. Lists are "one of", fields are "and".</summary>
/// <param name="States">Where they stand.</param>
/// <param name="Kinds">What they are about.</param>
/// <param name="Priorities">How pressing.</param>
/// <param name="Urgencies">How near the SLA.</param>
/// <param name="RiskLevels">How much harm they could do.</param>
/// <param name="DraftedBy">The drafter's id.</param>
public sealed record ApprovalFilter(
    ImmutableArray<ApprovalState> States,
    ImmutableArray<ApprovalKind> Kinds,
    ImmutableArray<Priority> Priorities,
    ImmutableArray<Urgency> Urgencies,
    ImmutableArray<RiskLevel> RiskLevels,
    string? DraftedBy
)
{
    /// <summary>Everything in the shop.</summary>
    public static readonly ApprovalFilter All = new([], [], [], [], [], null);

    /// <summary>Whether an approval belongs to the answer: the same rule as the SQL of <see cref="ApprovalQueue"/>.</summary>
    public bool Holds(Approval approval) =>
        OneOf(States, approval.State)
        && OneOf(Kinds, approval.Content.Kind)
        && OneOf(Priorities, approval.Content.Priority)
        && OneOf(Urgencies, approval.Urgency)
        && OneOf(RiskLevels, approval.RiskLevel)
        && (DraftedBy is null || approval.DraftedBy.Id == DraftedBy);

    private static bool OneOf<T>(ImmutableArray<T> wanted, T value) => wanted.IsEmpty || wanted.Contains(value);
}

/// <summary>In which order approvals are listed.</summary>
public enum ApprovalOrder
{
    /// <summary>URGENT first, then the longest waiting.</summary>
    Queue,

    /// <summary>The newest draft first.</summary>
    Newest,
}
