using NodaTime;

namespace HotDash.Domain.Trust;

/// <summary>R26: an item was approved without a person, the <paramref name="Number"/>th (1, 2, ...) of this day of the shop.</summary>
public sealed record TrustUsed(Instant At, By By, string Agent, string ApprovalId, LocalDate On, int Number)
    : ITrustFact;
