using System.Security.Cryptography;
using System.Text;
using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Domain.Subjects;

/// <summary>Whom personal text is about: a customer, a conversation, or an approval. One stream each, once there is something to keep.</summary>
/// <param name="Version">The number of facts so far.</param>
/// <param name="ErasedAt">When its text was erased; null when it was not.</param>
/// <param name="HeldSince">Since when a legal hold keeps it; null when none does.</param>
/// <param name="HeldBecause">Why; null when none does.</param>
/// <param name="LastAt">When the last fact happened; null before the first.</param>
public sealed record DataSubject(
    int Version,
    Instant? ErasedAt,
    Instant? HeldSince,
    PersonalText? HeldBecause,
    Instant? LastAt
)
{
    /// <summary>The stream's key.</summary>
    public string Id { get; init; } = "";

    /// <summary>Before the first fact: neither erased nor held.</summary>
    public static readonly DataSubject None = new(0, null, null, null, null);

    /// <summary>The stream of a subject: <c>subject-</c> and 32 hex digits of its SHA-256, since a reference may be long and of any characters.</summary>
    public static string StreamOf(string subject) =>
        "subject-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject)).AsSpan(0, 16));

    /// <summary>The state after one more fact; others than a subject's are passed over.</summary>
    public static DataSubject Evolve(DataSubject? state, IFact fact)
    {
        var before = state ?? None;
        return fact switch
        {
            SubjectErased e => new(before.Version + 1, e.At, null, null, e.At),
            LegalHoldSet e => new(before.Version + 1, before.ErasedAt, e.At, e.Reason, e.At),
            LegalHoldReleased e => new(before.Version + 1, before.ErasedAt, null, null, e.At),
            _ => before,
        };
    }

    /// <summary>An admin erases all text of the subject. Erased already: nothing happens. Refused under a legal hold.</summary>
    /// <param name="subject">As its texts name it, 1..200 characters.</param>
    /// <param name="facts">What the decision is handed.</param>
    public Ruling Erase(string subject, Facts facts)
    {
        if (May.Erase(facts.Caller) is not { } by)
            return May.Forbidden;
        if (Unfit(subject) is { } unfit)
            return unfit;
        if (ErasedAt is not null)
            return Ruling.Nothing;
        return HeldSince is null
            ? Ruling.Of(new SubjectErased(facts.Now, by, subject))
            : new Refusal(
                ErrorCode.InvalidState,
                "A legal hold keeps what there is of them.",
                "Release the hold first, when the law allows it."
            );
    }

    /// <summary>An admin sets a legal hold. Held already: nothing happens. Refused once it was erased.</summary>
    /// <param name="subject">As its texts name it, 1..200 characters.</param>
    /// <param name="reason">Required, 1..2,000 characters.</param>
    /// <param name="facts">What the decision is handed.</param>
    public Ruling Hold(string subject, string? reason, Facts facts)
    {
        if (May.Erase(facts.Caller) is not { } by)
            return May.Forbidden;
        if (Unfit(subject) is { } unfit)
            return unfit;
        if (HeldSince is not null)
            return Ruling.Nothing;
        if (ErasedAt is not null)
            return new Refusal(
                ErrorCode.InvalidState,
                "They were erased; there is nothing to keep.",
                "Nothing can be done."
            );
        return ContentLimits.Reason(reason) is { } missing
            ? missing
            : Ruling.Of(new LegalHoldSet(facts.Now, by, subject, new PersonalText(subject, reason!)));
    }

    /// <summary>An admin ends the legal hold. None set: nothing happens.</summary>
    /// <param name="subject">As its texts name it, 1..200 characters.</param>
    /// <param name="reason">Up to 2,000 characters; may be left out.</param>
    /// <param name="facts">What the decision is handed.</param>
    public Ruling Release(string subject, string? reason, Facts facts)
    {
        if (May.Erase(facts.Caller) is not { } by)
            return May.Forbidden;
        if ((Unfit(subject) ?? ContentLimits.Text(reason, 2000, "reason")) is { } unfit)
            return unfit;
        var said = reason is null ? null : new PersonalText(subject, reason);
        return HeldSince is null ? Ruling.Nothing : Ruling.Of(new LegalHoldReleased(facts.Now, by, subject, said));
    }

    /// <summary>What the house itself calls its texts by: no customer and no conversation is named so.</summary>
    public static bool IsReserved(string reference) =>
        reference == EffectsHold.Key
        || reference.StartsWith("member-", StringComparison.Ordinal)
        || reference.StartsWith("approval-", StringComparison.Ordinal);

    private static Refusal? Unfit(string subject) =>
        string.IsNullOrWhiteSpace(subject) || subject.Length > 200 || Texts.FaultOf(subject) is not null
            ? ContentLimits.Value(
                "A subject has 1 to 200 characters.",
                "Name the customer, or the conversation.",
                "subject"
            )
        // What is said of the shop itself is nobody's.
        : subject == EffectsHold.Key
            ? ContentLimits.Value("This is nobody's text.", "Name the customer, or the conversation.", "subject")
        : null;
}
