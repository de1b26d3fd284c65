using NodaTime;

namespace HotDash.Domain.Subjects;

/// <summary>All personal text of the subject was erased, for ever.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Subject">Whose, as its texts name it.</param>
public sealed record SubjectErased(Instant At, By By, string Subject) : IFact;

/// <summary>The law asks that nothing of the subject be erased.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Subject">Whose texts are kept.</param>
/// <param name="Reason">Why; the subject's own text, since it may name them.</param>
public sealed record LegalHoldSet(Instant At, By By, string Subject, PersonalText Reason) : IFact;

/// <summary>The law no longer asks for it.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Subject">Whose texts were kept.</param>
/// <param name="Reason">Why; null where nobody said.</param>
public sealed record LegalHoldReleased(Instant At, By By, string Subject, PersonalText? Reason) : IFact;
