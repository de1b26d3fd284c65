using HotDash.Domain;
using HotDash.Domain.Shops;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace HotDash.Projections.Storage;

/// <summary>Folds the stream of an API key when a command asks for it.</summary>
public sealed partial class ApiKeyFold : SingleStreamProjection<ApiKey, string>
{
    /// <inheritdoc/>
    public override ApiKey? Evolve(ApiKey? snapshot, string id, IEvent e) =>
        e.Data is IFact fact ? ApiKey.Evolve(snapshot, fact) : snapshot;
}
