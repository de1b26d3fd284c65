using HotDash.Domain.Trust;

namespace HotDash.Application.Trust;

/// <summary>What agents' work was worth.</summary>
public interface IAgentRecords
{
    /// <summary>One agent's, since its trust was revoked last.</summary>
    /// <param name="countTo">How many decided items it is enough to count, 1 or more.</param>
    Task<AgentRecord> Of(string shop, string agent, int countTo, CancellationToken cancel);
}
