using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Trust;
using NodaTime;

namespace HotDash.Application.Trust;

/// <summary>An agent's trust; used in the transaction of the submission that is approved by it.</summary>
internal sealed class AgentTrustStream : StreamOf<AgentTrust>
{
    public override AgentTrust Evolve(AgentTrust? state, IFact fact) => AgentTrust.Evolve(state, fact)!;

    public override Instant LastAt(AgentTrust state) => state.LastAt ?? Instant.MinValue;

    public override string? SubjectOf(IFact fact) => (fact as TrustRevoked)?.Reason.Subject;
}
