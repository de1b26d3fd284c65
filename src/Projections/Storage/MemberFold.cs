using HotDash.Domain;
using HotDash.Domain.Shops;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace HotDash.Projections.Storage;

/// <summary>Folds a member's stream when a command asks for it.</summary>
public sealed partial class MemberFold : SingleStreamProjection<Member, string>
{
    /// <inheritdoc/>
    public override Member? Evolve(Member? snapshot, string id, IEvent e) =>
        e.Data is IFact fact ? Member.Evolve(snapshot, fact) : snapshot;
}
