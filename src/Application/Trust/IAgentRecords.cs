using HotDash.Domain.Trust;

namespace HotDash.Application.Trust;

/// <summary>What agents' work was worth.</summary>
public interface IAgentRecords
{
    /// <summary>One agent's, since its trust was revoked last.</summary>
    Task<AgentRecord> Of(string shop, string agent, CancellationToken cancel);
}
