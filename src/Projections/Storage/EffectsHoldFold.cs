using HotDash.Domain;
using HotDash.Domain.Approvals;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace HotDash.Projections.Storage;

/// <summary>Folds the stream <c>effects-hold</c> when a command asks for it.</summary>
public sealed partial class EffectsHoldFold : SingleStreamProjection<EffectsHold, string>
{
    /// <inheritdoc/>
    public override EffectsHold? Evolve(EffectsHold? snapshot, string id, IEvent e) =>
        e.Data is IFact fact ? EffectsHold.Evolve(snapshot, fact) : snapshot;
}
