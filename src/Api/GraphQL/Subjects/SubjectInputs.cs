using System.ComponentModel;
using GraphQL;

namespace HotDash.Api.GraphQL.Subjects;

[Name("EraseSubjectInput")]
[Description("Erases all personal text of a subject, for ever.")]
public sealed class EraseSubjectInput
{
    [Description("Whose: the customerRef that drafts named, else their conversationRef, else the approval's id.")]
    public required string Subject { get; init; }

    [Description("Makes a repeat of this very request safe.")]
    public string? IdempotencyKey { get; init; }
}

[Name("SetLegalHoldInput")]
[Description("Keeps a subject's personal text from being erased, or no longer.")]
public sealed class SetLegalHoldInput
{
    [Description("Whose: the customerRef that drafts named, else their conversationRef, else the approval's id.")]
    public required string Subject { get; init; }

    [Description("Whether it is to be held.")]
    public required bool Held { get; init; }

    [Description("Why; 1 to 2,000 characters, required to set a hold.")]
    public string? Reason { get; init; }

    [Description("Makes a repeat of this very request safe.")]
    public string? IdempotencyKey { get; init; }
}
