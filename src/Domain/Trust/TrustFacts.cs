namespace HotDash.Domain.Trust;

/// <summary>R26: what an approval without a person rested on, stored with it.</summary>
/// <param name="Agent">The agent's id.</param>
/// <param name="Decided">How many of its items were decided by then, counted up to what the policy asks for.</param>
/// <param name="Counted">Over how many of them the rate is.</param>
/// <param name="Approved">How many of those were approved.</param>
/// <param name="Number">Which one of its day it is: 1, 2, ...</param>
/// <param name="MostADay">How many the policy allows a day.</param>
public sealed record TrustFacts(string Agent, int Decided, int Counted, int Approved, int Number, int MostADay);
