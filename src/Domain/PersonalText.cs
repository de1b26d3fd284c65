namespace HotDash.Domain;

/// <summary>
/// What a customer wrote, or what names one. Kept apart from all other data from the first event on, so that it
/// can be sealed under the subject's key and erased with it.
/// </summary>
/// <param name="Subject">Whose text it is: customerRef, else conversationRef, else the approval's id.</param>
/// <param name="Text">The text, UTF-8, without NUL.</param>
public sealed record PersonalText(string Subject, string Text);
