namespace HotDash.Domain.Shops;

/// <summary>The login has had an id before: the decision is to be made on that one. Whoever decides takes it up; nobody outside sees it.</summary>
/// <param name="ActorId">The id given at first membership.</param>
public sealed record KnownAs(string ActorId)
    : Refusal(ErrorCode.InvalidState, "This login has been a member before.", "Invite it under the id it had.");
