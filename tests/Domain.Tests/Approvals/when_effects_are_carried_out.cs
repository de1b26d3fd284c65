using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Domain.Tests.Approvals;

public class when_effects_are_carried_out
{
    [Fact, Trait("rule", "R22")]
    public void nothing_leaves_while_the_undo_window_is_open()
    {
        var story = Story.Approved();
        story
            .Dispatch()
            .ShouldRefuse(ErrorCode.InvalidState)
            .ShouldBe(new UndoWindowOpen(story.It.Decision!.UndoUntil!.Value));
        story.Wait(Duration.FromSeconds(10)).Dispatch().ShouldYield(typeof(ApprovalDispatched), typeof(ActionStarted));
        story.It.State.ShouldBe(ApprovalState.Applying);
        story.Undo(People.Mia).ShouldRefuse(ErrorCode.UndoWindowClosed);
    }

    [Fact, Trait("rule", "R23")]
    public void actions_run_one_at_a_time_in_their_order()
    {
        var story = Story.Applying(Drafts.Three);
        foreach (var id in new[] { "a1", "a2", "a3" })
        {
            story.It.InFlight!.ActionId.ShouldBe(id);
            story.It.InFlight.IdempotencyKey.ShouldBe($"approval-1/{id}/1");
            story.Dispatch().ShouldBeNothing();
            story.Wait(Duration.FromSeconds(1)).End(EffectOutcome.Done).ShouldBeAccepted();
            story.Dispatch();
        }
        story.It.State.ShouldBe(ApprovalState.Applied);
        story.It.Receipts.Select(r => r.ActionId).ShouldBe(["a1", "a2", "a3"]);
        story.Facts.OfType<ApprovalApplied>().ShouldHaveSingleItem();
    }

    [Fact, Trait("rule", "R23")]
    public void the_last_one_done_and_applied_come_in_one_append() =>
        Story.Applying().End(EffectOutcome.Done).ShouldYield(typeof(ActionSettled), typeof(ApprovalApplied));

    [Fact, Trait("rule", "R23")]
    public void the_first_that_fails_stops_the_rest_and_a_retry_runs_only_what_is_not_done()
    {
        var story = Story.Applying(Drafts.Three);
        story.End(EffectOutcome.Done);
        story.Dispatch();
        story.End(EffectOutcome.Failed).ShouldYield(typeof(ActionSettled), typeof(ApprovalApplyFailed));
        story.It.State.ShouldBe(ApprovalState.ApplyFailed);
        story.Dispatch().ShouldBeNothing();

        Retry(story).ShouldYield(typeof(ApprovalRetried));
        Retry(story).ShouldBeNothing();
        story.Dispatch().ShouldYield(typeof(ApprovalDispatched), typeof(ActionStarted));
        story.It.InFlight!.ActionId.ShouldBe("a2");
        story.RunAll();
        story.It.State.ShouldBe(ApprovalState.Applied);
        story.Facts.OfType<ActionStarted>().Select(s => s.ActionId).ShouldBe(["a1", "a2", "a2", "a3"]);
    }

    [Fact, Trait("rule", "R23")]
    public void unknown_is_never_repeated_until_a_manager_settles_it()
    {
        var story = Story.Applying(Drafts.Three);
        story.End(EffectOutcome.Unknown).Single<ApprovalApplyFailed>().Code.ShouldBe(ErrorCode.OutcomeUnknown);
        Retry(story).ShouldRefuse(ErrorCode.OutcomeUnknown);
        story.It.RollBack("back", "No", story.As(People.Mia)).ShouldRefuse(ErrorCode.OutcomeUnknown);

        Settle(story, "a1", EffectOutcome.Done, by: People.Anna).ShouldRefuse(ErrorCode.Forbidden);
        Settle(story, "a1", EffectOutcome.Done, reason: null).ShouldRefuse(ErrorCode.ReasonRequired);
        Settle(story, "a1", EffectOutcome.Unknown).ShouldRefuse(ErrorCode.InvalidValue, "outcome");
        Settle(story, "a9", EffectOutcome.Done).ShouldRefuse(ErrorCode.InvalidValue, "actionId");
        Settle(story, "a1", EffectOutcome.Done).ShouldYield(typeof(ActionSettled));
        Settle(story, "a1", EffectOutcome.Done).ShouldBeNothing();
        Settle(story, "a1", EffectOutcome.Failed).ShouldRefuse(ErrorCode.InvalidState);
        story.It.State.ShouldBe(ApprovalState.ApplyFailed);

        Retry(story).ShouldBeAccepted();
        story.Dispatch();
        story.It.InFlight!.ActionId.ShouldBe("a2");
    }

    [Theory, Trait("rule", "R23")]
    [InlineData(EffectOutcome.Done, ApprovalState.Applied)]
    [InlineData(EffectOutcome.Failed, ApprovalState.ApplyFailed)]
    public void settling_the_last_as_done_applies_it_and_as_failed_does_not(EffectOutcome outcome, ApprovalState state)
    {
        var story = Story.Applying();
        story.End(EffectOutcome.Unknown);
        Settle(story, "a1", outcome).ShouldBeAccepted();
        story.It.State.ShouldBe(state);
    }

    [Fact, Trait("rule", "R23")]
    public void a_call_that_a_crash_cut_off_is_openly_unknown_after_its_timeout()
    {
        var story = Story.Applying();
        var started = story.It.InFlight!;
        TakeUp(story).ShouldBeNothing();
        story.Wait(Timeout);
        TakeUp(story).ShouldYield(typeof(ActionSettled), typeof(ApprovalApplyFailed));
        TakeUp(story).ShouldBeNothing();
        story.It.Receipts.ShouldHaveSingleItem().Outcome.ShouldBe(EffectOutcome.Unknown);

        // The late answer of the attempt changes nothing any more: a person looks.
        var receipt = new Receipt("a1", "t", EffectOutcome.Done, null, [], started.StartedAt, story.Now);
        story.It.Settle(receipt, EffectPhase.Apply, started.AttemptId, story.As(Caller.Dispatcher)).ShouldBeNothing();
    }

    [Fact, Trait("rule", "R23")]
    public void it_is_made_again_while_the_far_side_can_tell_a_repeat()
    {
        var story = Story.Applying();
        TakeUp(story, Repeatable).ShouldBeNothing();
        story.Wait(Timeout);
        TakeUp(story, Repeatable).ShouldRefuse(ErrorCode.OutcomeUnknown).ShouldBeOfType<CallToRepeat>();
        story.It.InFlight!.IdempotencyKey.ShouldBe("approval-1/a1/1");
        story
            .It.TakeUpInFlight("another", story.AtDispatch, Timeout, Repeatable, story.As(Caller.Dispatcher))
            .ShouldBeNothing();

        // Whoever made it again answers for the attempt that started it.
        story.End(EffectOutcome.Done).ShouldYield(typeof(ActionSettled), typeof(ApprovalApplied));
        TakeUp(story, Repeatable).ShouldBeNothing();
        story.Facts.OfType<ActionStarted>().ShouldHaveSingleItem();
    }

    [Fact, Trait("rule", "R23")]
    public void it_is_unknown_when_the_far_side_may_have_forgotten_it()
    {
        var story = Story.Applying();
        story.Wait(Repeatable);
        TakeUp(story, Repeatable).ShouldYield(typeof(ActionSettled), typeof(ApprovalApplyFailed));
    }

    [Fact, Trait("rule", "R24")]
    public void it_is_not_made_again_while_effects_are_held()
    {
        var story = Story.Applying();
        story.Wait(Timeout);
        story.AtDispatch = story.AtDispatch with { EffectsHeld = true };
        TakeUp(story, Repeatable).ShouldRefuse(ErrorCode.EffectsHeld);
    }

    [Fact, Trait("rule", "R23")]
    public void another_attempts_answer_settles_nothing()
    {
        var story = Story.Applying();
        var receipt = new Receipt("a1", "t", EffectOutcome.Done, null, [], story.Now, story.Now);
        story.It.Settle(receipt, EffectPhase.Apply, "another", story.As(Caller.Dispatcher)).ShouldBeNothing();
        story.It.Settle(receipt, EffectPhase.RollBack, "attempt-2", story.As(Caller.Dispatcher)).ShouldBeNothing();
    }

    [Fact, Trait("rule", "R23")]
    public void a_run_cut_off_between_two_actions_goes_on()
    {
        var story = Story.Applying(Drafts.Three);
        story.End(EffectOutcome.Done);
        story.Dispatch().ShouldYield(typeof(ActionStarted));
        story.It.InFlight!.ActionId.ShouldBe("a2");
    }

    [Fact, Trait("rule", "R12")]
    public void only_the_system_dispatches_and_only_managers_retry()
    {
        var story = Story.Approved().Wait(Duration.FromSeconds(10));
        story
            .It.Dispatch(story.Decision, story.AtDispatch, "x", story.As(People.Ada))
            .ShouldRefuse(ErrorCode.Forbidden);
        story.It.Retry("d", "Again", story.As(People.Anna)).ShouldRefuse(ErrorCode.Forbidden);
        story.It.Retry("d", "Again", story.As(People.Mia)).ShouldRefuse(ErrorCode.InvalidState);
        Retry(Story.Applied()).ShouldRefuse(ErrorCode.AlreadyApplied);
    }

    [Fact, Trait("rule", "R14")]
    public void a_retry_needs_a_reason()
    {
        var story = Story.Applying();
        story.End(EffectOutcome.Failed);
        story.It.Retry("d", " ", story.As(People.Mia)).ShouldRefuse(ErrorCode.ReasonRequired, "reason");
    }

    private static Ruling Retry(Story story) =>
        story.Take(story.It.Retry(story.Fresh("run"), "The far side is back", story.As(People.Mia)));

    private static Ruling TakeUp(Story story, Duration repeatable = default) =>
        story.Take(
            story.It.TakeUpInFlight(story.Decision, story.AtDispatch, Timeout, repeatable, story.As(Caller.Dispatcher))
        );

    private static Ruling Settle(
        Story story,
        string action,
        EffectOutcome outcome,
        string? reason = "Looked",
        Caller? by = null
    ) => story.Take(story.It.SettleUnknown(action, outcome, reason, story.As(by ?? People.Mia)));

    private static readonly Duration Timeout = Duration.FromSeconds(30);
    private static readonly Duration Repeatable = Duration.FromMinutes(10);
}
