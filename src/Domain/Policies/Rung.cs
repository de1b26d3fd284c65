using NodaTime;

namespace HotDash.Domain.Policies;

/// <summary>R17: a rung of the escalation ladder.</summary>
/// <param name="After">Since submission, 1 minute to 30 days.</param>
/// <param name="To">A role (<c>OPERATOR</c>, <c>MANAGER</c>, <c>ADMIN</c>) or a recipient list (as <c>ON_CALL</c>).</param>
public sealed record Rung(Duration After, string To);
