using HotDash.Domain;
using HotDash.Domain.Policies;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace HotDash.Projections.Storage;

/// <summary>Folds the stream <c>policy-approvals</c> when a command asks for it.</summary>
public sealed partial class ShopPolicyFold : SingleStreamProjection<ShopPolicy, string>
{
    /// <inheritdoc/>
    public override ShopPolicy? Evolve(ShopPolicy? snapshot, string id, IEvent e) =>
        e.Data is IFact fact ? ShopPolicy.Evolve(snapshot, fact) : snapshot;
}
