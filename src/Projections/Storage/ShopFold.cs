using HotDash.Domain;
using HotDash.Domain.Shops;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace HotDash.Projections.Storage;

/// <summary>Folds the stream <c>shop</c> when a command asks for it.</summary>
public sealed partial class ShopFold : SingleStreamProjection<Shop, string>
{
    /// <inheritdoc/>
    public override Shop? Evolve(Shop? snapshot, string id, IEvent e) =>
        e.Data is IFact fact ? Shop.Evolve(snapshot, fact) : snapshot;
}
