using HotDash.Domain.Approvals;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace HotDash.Projections.Approvals;

/// <summary>Folds an approval's facts into its document.</summary>
public sealed partial class ApprovalSnapshot : SingleStreamProjection<Approval, string>
{
    /// <inheritdoc/>
    public override Approval? Evolve(Approval? snapshot, string id, IEvent e) =>
        e.Data is IApprovalFact fact ? Approval.Evolve(snapshot, fact) : snapshot;
}
