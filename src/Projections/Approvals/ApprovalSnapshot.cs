using HotDash.Domain.Approvals;
using HotDash.Projections.Storage;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace HotDash.Projections.Approvals;

/// <summary>Folds an approval's facts into its document.</summary>
public sealed partial class ApprovalSnapshot : SingleStreamProjection<Approval, string>
{
    /// <summary>Of its facts alone: no other append is to look for such a document.</summary>
    public ApprovalSnapshot()
    {
        foreach (var fact in EventNames.Of<IApprovalFact>())
            IncludeType(fact);
    }

    /// <inheritdoc/>
    public override Approval? Evolve(Approval? snapshot, string id, IEvent e) =>
        e.Data is IApprovalFact fact ? Approval.Evolve(snapshot, fact) : snapshot;
}
