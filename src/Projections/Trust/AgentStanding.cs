using HotDash.Domain.Trust;

namespace HotDash.Projections.Trust;

/// <summary>What an agent's work was worth, what trust it has, and how well it was looked at.</summary>
/// <param name="Agent">The agent's id.</param>
/// <param name="Trust">Its trust; null where nothing ever happened to it.</param>
/// <param name="Record">Its record since the last revocation.</param>
/// <param name="Signs">How its items were decided on.</param>
public sealed record AgentStanding(string Agent, AgentTrust? Trust, AgentRecord Record, ReviewSigns Signs);
