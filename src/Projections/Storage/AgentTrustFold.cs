using HotDash.Domain;
using HotDash.Domain.Trust;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace HotDash.Projections.Storage;

/// <summary>Folds an agent's trust into its document, which the submissions of that agent decide on: its stream grows with every use.</summary>
public sealed partial class AgentTrustFold : SingleStreamProjection<AgentTrust, string>
{
    /// <summary>These facts alone: no other stream looks for a document.</summary>
    public AgentTrustFold()
    {
        IncludeType<TrustGranted>();
        IncludeType<TrustUsed>();
        IncludeType<TrustRevoked>();
    }

    /// <inheritdoc/>
    public override AgentTrust? Evolve(AgentTrust? snapshot, string id, IEvent e) =>
        e.Data is IFact fact ? AgentTrust.Evolve(snapshot, fact) : snapshot;
}
