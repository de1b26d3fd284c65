using NodaTime;

namespace HotDash.Domain.Trust;

/// <summary>R26: an agent has earned trust on the policy's terms, by what is said of its work here.</summary>
public sealed record TrustGranted(Instant At, By By, string Agent, int PolicyVersion, AgentRecord Record) : ITrustFact;
