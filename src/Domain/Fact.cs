using System.Collections.Immutable;
using NodaTime;

namespace HotDash.Domain;

/// <summary>Something that happened; stored for ever, never changed.</summary>
public interface IFact
{
    /// <summary>When it happened: UTC, microseconds, never before the stream's last fact.</summary>
    Instant At { get; }

    /// <summary>Who did it.</summary>
    By By { get; }
}

/// <summary>A refusal: a value, never an exception. Some carry more than their code and have a type of their own.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Message">One sentence for the person who asked.</param>
/// <param name="NextStep">What to do now, in a sentence: no refusal leaves anybody standing there.</param>
/// <param name="Path">The input's field, outermost first; empty when the whole is meant.</param>
public record Refusal(ErrorCode Code, string Message, string NextStep, ImmutableArray<string> Path = default)
{
    /// <summary>The input's field, outermost first; empty when the whole is meant.</summary>
    public ImmutableArray<string> Path { get; init; } = Path.IsDefault ? [] : Path;
}

/// <summary>What a decision answers: facts to append (none when things are already as wished), or a refusal.</summary>
/// <param name="Events">The facts, in order; empty for a refusal.</param>
/// <param name="Refusal">Why not; null when accepted.</param>
public sealed record Ruling(ImmutableArray<IFact> Events, Refusal? Refusal = null)
{
    /// <summary>Things are already as wished: success without a fact.</summary>
    public static readonly Ruling Nothing = new([]);

    /// <summary>Accepted, with these facts in this order.</summary>
    public static Ruling Of(params ReadOnlySpan<IFact> events) => new([.. events]);

    /// <summary>A refusal is a ruling.</summary>
    public static implicit operator Ruling(Refusal refusal) => new([], refusal);
}
