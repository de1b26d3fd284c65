namespace HotDash.Domain.Approvals;

/// <summary>The personal text of an approval's facts.</summary>
public static class PersonalTexts
{
    /// <summary>One of the fact's personal texts, all of which are one subject's; null where it has none.</summary>
    public static PersonalText? PersonalTextOf(this IApprovalFact fact) =>
        fact switch
        {
            ApprovalDrafted e => e.Content.Summary,
            ApprovalEdited e => e.Content.Summary,
            OutcomeRecorded e => e.MeasuredEffect,
            LessonRecorded e => e.Lesson,
            _ => fact.ReasonOf(),
        };

    /// <summary>Why it was done; null where nobody said.</summary>
    public static PersonalText? ReasonOf(this IApprovalFact fact) =>
        fact switch
        {
            ApprovalClaimed e => e.Reason,
            ApprovalRejected e => e.Reason,
            ApprovalChangesRequested e => e.Note,
            ApprovalWithdrawn e => e.Reason,
            ApprovalExpiryExtended e => e.Reason,
            ApprovalUndone e => e.Reason,
            ApprovalEscalated e => e.Reason,
            ActionSettled e => e.Reason,
            ApprovalRetried e => e.Reason,
            ApprovalRollbackStarted e => e.Reason,
            _ => null,
        };
}
