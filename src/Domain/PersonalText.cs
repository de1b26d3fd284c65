namespace HotDash.Domain;

/// <summary>
/// What a customer wrote, or what names one. Kept apart from all other data from the first event on, so that it
/// can be sealed under the subject's key and erased with it. Equal where subject and words are.
/// </summary>
/// <param name="Subject">Whose text it is: customerRef, else conversationRef, else the approval's id.</param>
/// <param name="Text">The text, UTF-8, without NUL; <see cref="Erased"/> where it is no longer there.</param>
public sealed record PersonalText(string Subject, string Text)
{
    /// <summary>What stands in place of a text whose subject was erased; whether one was, <see cref="IsErased"/> tells.</summary>
    public const string Erased = "[erased]";

    /// <summary>Whether its subject was erased, so that nobody can read it any more.</summary>
    public bool IsErased { get; init; }

    /// <summary>How it is stored; null for a text that is stored nowhere yet. What is not changed is stored again as it was.</summary>
    public Seal? Seal { get; init; }

    /// <summary>The same words of the same subject, however they are stored.</summary>
    public bool Equals(PersonalText? other) =>
        other is not null && Subject == other.Subject && Text == other.Text && IsErased == other.IsErased;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Subject, Text, IsErased);
}
