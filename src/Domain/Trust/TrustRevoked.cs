using NodaTime;

namespace HotDash.Domain.Trust;

/// <summary>R26: an admin took it away; the agent earns it anew, from here.</summary>
public sealed record TrustRevoked(Instant At, By By, string Agent, PersonalText Reason) : ITrustFact;
