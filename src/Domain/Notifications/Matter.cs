using HotDash.Domain.Approvals;

namespace HotDash.Domain.Notifications;

/// <summary>An approval, as far as a notification speaks of it: nothing that a customer wrote.</summary>
/// <param name="ApprovalId">The stream's key.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Priority">How pressing it is.</param>
/// <param name="DraftedBy">Who drafted it.</param>
/// <param name="DraftedFor">The person for whom an agent drafted it; null for a person's.</param>
public sealed record Matter(
    string ApprovalId,
    ApprovalKind Kind,
    Priority Priority,
    string DraftedBy,
    string? DraftedFor = null
)
{
    /// <summary>R7: who may not decide on it, and so is not called to.</summary>
    internal IEnumerable<string> Own => DraftedFor is null ? [DraftedBy] : [DraftedBy, DraftedFor];

    /// <summary>What it is, in words that begin a sentence.</summary>
    internal string Words =>
        Kind switch
        {
            ApprovalKind.CxReply => "A reply to a customer",
            ApprovalKind.Inventory => "A change of stock",
            ApprovalKind.Growth => "A proposal for growth",
            _ => "A request",
        };
}
