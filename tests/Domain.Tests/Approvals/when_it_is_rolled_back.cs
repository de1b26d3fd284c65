using HotDash.Domain.Approvals;

namespace HotDash.Domain.Tests.Approvals;

public class when_it_is_rolled_back
{
    [Fact, Trait("rule", "R23")]
    public void the_approved_rollback_actions_run_in_their_order()
    {
        var story = Story.Applied(Drafts.Three);
        RollBack(story).ShouldYield(typeof(ApprovalRollbackStarted));
        RollBack(story).ShouldBeNothing();
        story.Dispatch().ShouldYield(typeof(ApprovalDispatched), typeof(ActionStarted));
        story.It.State.ShouldBe(ApprovalState.RollingBack);
        story.RunAll();

        story.It.State.ShouldBe(ApprovalState.RolledBack);
        story
            .Facts.OfType<ActionStarted>()
            .Where(s => s.Phase == EffectPhase.RollBack)
            .Select(s => s.ActionId)
            .ShouldBe(["a4", "a5", "a6"]);
        RollBack(story).ShouldBeNothing();
    }

    [Fact, Trait("rule", "R23")]
    public void after_a_failure_only_what_is_done_is_taken_back()
    {
        var story = Story.Applying(Drafts.Three);
        story.End(EffectOutcome.Done);
        story.Dispatch();
        story.End(EffectOutcome.Failed);

        RollBack(story).ShouldBeAccepted();
        story.Dispatch();
        story.It.InFlight!.ActionId.ShouldBe("a4");
        story.End(EffectOutcome.Done).ShouldYield(typeof(ActionSettled), typeof(ApprovalRolledBack));
    }

    [Fact, Trait("rule", "R23")]
    public void one_way_back_for_the_whole_runs_when_anything_is_done()
    {
        var story = Story.Applying(Drafts.Three with { Rollback = new(["Take them off"], [Drafts.TagOf("p")]) });
        story.End(EffectOutcome.Done);
        story.Dispatch();
        story.End(EffectOutcome.Failed);
        RollBack(story).ShouldBeAccepted();
        story.Dispatch();
        story.It.InFlight!.ActionId.ShouldBe("a4");
    }

    [Fact, Trait("rule", "R23")]
    public void a_rollback_that_stops_can_be_retried_or_settled()
    {
        var story = Story.Applied(Drafts.Three);
        RollBack(story);
        story.Dispatch();
        story.End(EffectOutcome.Failed).ShouldYield(typeof(ActionSettled), typeof(ApprovalRollbackFailed));
        story.It.State.ShouldBe(ApprovalState.RollbackFailed);
        story
            .Take(story.It.Retry("again", "It is back", story.As(People.Mia)))
            .Single<ApprovalRetried>()
            .Phase.ShouldBe(EffectPhase.RollBack);
        story.Dispatch();
        story.End(EffectOutcome.Unknown).Single<ApprovalRollbackFailed>().Code.ShouldBe(ErrorCode.OutcomeUnknown);
        story
            .Take(story.It.SettleUnknown("a4", EffectOutcome.Done, "Looked", story.As(People.Mia)))
            .ShouldYield(typeof(ActionSettled));
        story.Take(story.It.Retry("third", "Go on", story.As(People.Mia))).ShouldBeAccepted();
        story.Dispatch();
        story.RunAll();
        story.It.State.ShouldBe(ApprovalState.RolledBack);
    }

    [Fact, Trait("rule", "R23")]
    public void without_anything_done_or_any_way_back_there_is_no_rollback()
    {
        RollBack(Story.Applied(Drafts.Tag)).ShouldRefuse(ErrorCode.NoRollback);
        var failed = Story.Applying(Drafts.Three);
        failed.End(EffectOutcome.Failed);
        RollBack(failed).ShouldRefuse(ErrorCode.NoRollback);
        RollBack(Story.Approved(Drafts.Three)).ShouldRefuse(ErrorCode.InvalidState);
    }

    [Fact, Trait("rule", "R14")]
    public void a_manager_says_why()
    {
        var story = Story.Applied(Drafts.Three);
        story.It.RollBack("d", "", story.As(People.Mia)).ShouldRefuse(ErrorCode.ReasonRequired, "reason");
        story.It.RollBack("d", "Why not", story.As(People.Anna)).ShouldRefuse(ErrorCode.Forbidden);
    }

    [Fact, Trait("rule", "R25")]
    public void outcome_and_lessons_are_recorded_after_it_was_applied()
    {
        var story = Story.Applied();
        Outcome(story, People.Anna, "She said thanks").ShouldYield(typeof(OutcomeRecorded));
        Outcome(story, People.Anna, "She said thanks").ShouldBeNothing();
        Outcome(story, People.Agent, "x").ShouldRefuse(ErrorCode.Forbidden);
        Outcome(story, People.Anna, " ").ShouldRefuse(ErrorCode.InvalidValue, "measuredEffect");
        Outcome(Story.Approved(), People.Anna, "x").ShouldRefuse(ErrorCode.InvalidState);

        Lesson(story, People.Agent, "Be brief").ShouldYield(typeof(LessonRecorded));
        Lesson(story, People.Agent, "Be brief").ShouldBeNothing();
        Lesson(story, People.OtherAgent, "Be kind").ShouldRefuse(ErrorCode.Forbidden);
        Lesson(story, People.Anna, "Be kind").ShouldBeAccepted();
        Lesson(Story.Approved(), People.Anna, "x").ShouldRefuse(ErrorCode.InvalidState);
        story.It.State.ShouldBe(ApprovalState.Applied);
        story.It.Lessons.Length.ShouldBe(2);

        static Ruling Outcome(Story story, Caller by, string text) =>
            story.Take(story.It.RecordOutcome(text, ["https://example.com/1"], story.As(by)));
        static Ruling Lesson(Story story, Caller by, string text) =>
            story.Take(story.It.RecordLesson(text, story.As(by)));
    }

    private static Ruling RollBack(Story story) =>
        story.Take(story.It.RollBack(story.Fresh("back"), "Wrong ones", story.As(People.Mia)));
}
