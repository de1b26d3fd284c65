using HotDash.Application.Trust;
using HotDash.Domain.Trust;
using HotDash.Projections.Trust;

namespace HotDash.Api.Hosting;

/// <summary>Agents' records as commands need them, over the history.</summary>
internal sealed class StoredAgentRecords(AgentRecords records) : IAgentRecords
{
    public Task<AgentRecord> Of(string shop, string agent, int countTo, CancellationToken cancel) =>
        records.Of(shop, agent, countTo, cancel);
}
