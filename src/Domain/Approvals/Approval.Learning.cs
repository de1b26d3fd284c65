using System.Collections.Immutable;

namespace HotDash.Domain.Approvals;

public sealed partial record Approval
{
    /// <summary>R25: what it really brought, once it was applied. The same again: nothing happens.</summary>
    /// <param name="measuredEffect">1..4,000 characters.</param>
    /// <param name="links">Up to 50.</param>
    /// <param name="facts">What the decision is handed.</param>
    public Ruling RecordOutcome(string measuredEffect, ImmutableArray<string> links, Facts facts)
    {
        if (May.Review(facts.Caller) is not { } by)
            return May.Forbidden;
        ImmutableArray<string> given = links.IsDefault ? [] : links;
        var refusal = NeverApplied() ?? Line(measuredEffect, "measuredEffect") ?? ContentLimits.List(given, "links");
        if (refusal is not null)
            return refusal;
        return Outcome is { } known && known.MeasuredEffect.Text == measuredEffect && known.Links.SequenceEqual(given)
            ? Ruling.Nothing
            : Ruling.Of(new OutcomeRecorded(facts.Now, by, Personal(measuredEffect), given));
    }

    /// <summary>R25: what edit and grade teach the agent, once it was applied. The same again: nothing happens.</summary>
    /// <param name="lesson">1..4,000 characters.</param>
    /// <param name="facts">What the decision is handed; an agent speaks of its own drafts only.</param>
    public Ruling RecordLesson(string lesson, Facts facts)
    {
        if (May.Draft(facts.Caller) is not { } by)
            return May.Forbidden;
        if (May.Review(facts.Caller) is null && NotOwn(facts.Caller) is { } foreign)
            return foreign;
        if ((NeverApplied() ?? Line(lesson, "lesson")) is { } refusal)
            return refusal;
        return Lessons.Any(l => l.Text == lesson)
            ? Ruling.Nothing
            : Ruling.Of(new LessonRecorded(facts.Now, by, Personal(lesson)));
    }

    private Refusal? NeverApplied() => AppliedAt is null ? WrongState() : null;

    private static Refusal? Line(string text, string field) =>
        IsBlank(text)
            ? ContentLimits.Value("Not blank.", "Say it in words.", field)
            : ContentLimits.Text(text, 4000, field);
}
