namespace HotDash.Benchmarks.Guesses;

/// <summary>Two credentials that are refused in the same words: one names what there is, the other what there is not.</summary>
/// <param name="Name">What is guessed.</param>
/// <param name="Exists">The credential, and the shop that goes with it, where the thing exists.</param>
/// <param name="Missing">The same where it does not.</param>
public sealed record Guess(
    string Name,
    Func<(string Token, string? Shop)> Exists,
    Func<(string Token, string? Shop)> Missing
);
