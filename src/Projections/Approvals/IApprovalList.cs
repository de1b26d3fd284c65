using HotDash.Domain.Approvals;

namespace HotDash.Projections.Approvals;

/// <summary>The shop's approvals in order: as they stand, or as they stood at an instant.</summary>
public interface IApprovalList
{
    /// <summary>Up to <paramref name="take"/> approvals behind a place, or before it (then nearest first).</summary>
    Task<IReadOnlyList<Approval>> Page(
        string shop,
        ApprovalFilter filter,
        ApprovalOrder order,
        ApprovalQueue.Place? from,
        bool backward,
        int take,
        CancellationToken cancel
    );

    /// <summary>How many match, counted up to <paramref name="limit"/>.</summary>
    Task<int> Count(string shop, ApprovalFilter filter, int limit, CancellationToken cancel);
}
