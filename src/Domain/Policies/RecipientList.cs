using System.Collections.Immutable;

namespace HotDash.Domain.Policies;

/// <summary>R17: persons of the shop under one name, as <c>ON_CALL</c>.</summary>
/// <param name="Name">1 to 40 capital letters, digits and underscores, a letter first; no role's name.</param>
/// <param name="Members">The ids of 1 to 50 distinct persons. None at all, in a change: the list goes.</param>
public sealed record RecipientList(string Name, ImmutableArray<string> Members);
