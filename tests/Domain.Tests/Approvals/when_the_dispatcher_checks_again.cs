using System.Collections.Immutable;
using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Domain.Tests.Approvals;

public class when_the_dispatcher_checks_again
{
    [Fact, Trait("rule", "R22")]
    public void a_payload_that_is_not_what_was_approved_stays()
    {
        var story = Due();
        var forged = story.It with
        {
            Content = story.It.Content with { Actions = [.. story.It.Content.Actions, .. story.It.Content.Actions] },
        };
        var ruling = forged.Dispatch(story.Decision, story.AtDispatch, "x", story.As(Caller.Dispatcher));

        ruling.ShouldYield(typeof(ApprovalApplyFailed));
        ruling.Single<ApprovalApplyFailed>().Code.ShouldBe(ErrorCode.PayloadChanged);
    }

    [Fact, Trait("rule", "R22")]
    public void an_approver_who_may_no_longer_approve_counts_no_more()
    {
        Dispatch(roles => roles.Remove("mia")).ShouldBe(ErrorCode.Forbidden);
        Dispatch(roles => roles.SetItem("mia", [Role.Operator])).ShouldBe(ErrorCode.Forbidden);
        Dispatch(roles => roles.SetItem("anna", [Role.Viewer])).ShouldBe(ErrorCode.Forbidden);
        Dispatch(roles => roles.SetItem("anna", [Role.Manager]).SetItem("mia", [Role.Operator])).ShouldBeNull();
        Dispatch(roles => roles).ShouldBeNull();

        static ErrorCode? Dispatch(
            Func<
                ImmutableDictionary<string, ImmutableHashSet<Role>>,
                ImmutableDictionary<string, ImmutableHashSet<Role>>
            > change
        )
        {
            var story = Due(Drafts.Refund);
            story.AtDispatch = story.AtDispatch with { ApproversRoles = change(story.AtDispatch.ApproversRoles) };
            return story.Dispatch().Events.OfType<ApprovalApplyFailed>().SingleOrDefault()?.Code;
        }
    }

    [Fact, Trait("rule", "R22")]
    public void a_reply_to_a_conversation_that_went_on_stays()
    {
        var story = Due();
        story.Conversation = new("m-8", []);
        story.Dispatch().Single<ApprovalApplyFailed>().Code.ShouldBe(ErrorCode.ContextChanged);
        story.It.State.ShouldBe(ApprovalState.ApplyFailed);
        story.It.Receipts.ShouldBeEmpty();

        // What never left can be taken back, so that a fresh reply can be drafted.
        story.Take(story.It.Withdraw("Overtaken", story.As(People.Agent))).ShouldBeAccepted();
    }

    [Fact, Trait("rule", "R22")]
    public void without_a_message_seen_the_newest_at_submission_counts()
    {
        var story = Due(Drafts.Reply with { LastMessageSeen = null });
        story.Conversation = new("m-8", []);
        story.Dispatch().Single<ApprovalApplyFailed>().Code.ShouldBe(ErrorCode.ContextChanged);
    }

    [Fact, Trait("rule", "R22")]
    public void what_is_no_reply_leaves_all_the_same()
    {
        var story = Due(Drafts.Tag);
        story.Conversation = new("m-8", []);
        story.Dispatch().ShouldYield(typeof(ApprovalDispatched), typeof(ActionStarted));
    }

    [Fact, Trait("rule", "R24")]
    public void held_effects_wait_and_go_out_through_the_same_checks()
    {
        var story = Due();
        story.AtDispatch = story.AtDispatch with { EffectsHeld = true };
        story.Dispatch().ShouldRefuse(ErrorCode.EffectsHeld);
        story.It.State.ShouldBe(ApprovalState.Approved);

        story.AtDispatch = story.AtDispatch with { EffectsHeld = false };
        story.Conversation = new("m-8", []);
        story.Dispatch().Single<ApprovalApplyFailed>().Code.ShouldBe(ErrorCode.ContextChanged);
    }

    [Fact, Trait("rule", "R24")]
    public void a_hold_stops_a_run_between_two_actions_and_it_goes_on_through_the_same_checks()
    {
        After(_ => { }).ShouldBeNull();
        After(story => story.Conversation = new("m-8", [])).ShouldBe(ErrorCode.ContextChanged);
        After(story => story.AtDispatch = story.AtDispatch with { ApproversRoles = [] }).ShouldBe(ErrorCode.Forbidden);

        static ErrorCode? After(Action<Story> change)
        {
            var story = Story.Applying(TagAndReply);
            story.End(EffectOutcome.Done);
            story.AtDispatch = story.AtDispatch with { EffectsHeld = true };
            story.Dispatch().ShouldRefuse(ErrorCode.EffectsHeld);

            story.AtDispatch = story.AtDispatch with { EffectsHeld = false };
            change(story);
            var ruling = story.Dispatch();
            if (ruling.Events is [ApprovalApplyFailed failed])
                return failed.Code;
            ruling.ShouldYield(typeof(ActionStarted));
            return null;
        }
    }

    [Fact, Trait("rule", "R22")]
    public void what_was_done_before_the_mismatch_stays_done_and_can_be_retried_or_rolled_back()
    {
        var story = StoppedAfterTheFirst();
        story.It.Receipts.ShouldHaveSingleItem().Outcome.ShouldBe(EffectOutcome.Done);
        story.It.State.ShouldBe(ApprovalState.ApplyFailed);
        story.Dispatch().ShouldBeNothing();
        story.It.Withdraw("Overtaken", story.As(People.Agent)).ShouldRefuse(ErrorCode.InvalidState);

        story.Take(story.It.Retry("again", "Anna is back", story.As(People.Mia))).ShouldBeAccepted();
        story.Dispatch().Single<ApprovalApplyFailed>().Code.ShouldBe(ErrorCode.Forbidden);
        story.Take(story.It.Retry("once-more", "Anna is back", story.As(People.Mia))).ShouldBeAccepted();
        story.AtDispatch = new Story().AtDispatch;
        story.Dispatch().ShouldYield(typeof(ApprovalDispatched), typeof(ActionStarted));
        story.It.InFlight!.ActionId.ShouldBe("a2");

        var back = StoppedAfterTheFirst();
        back.Take(back.It.RollBack("back", "Half of it is worse", back.As(People.Mia))).ShouldBeAccepted();
        back.Dispatch().ShouldYield(typeof(ApprovalDispatched), typeof(ActionStarted));
        back.RunAll();
        back.It.State.ShouldBe(ApprovalState.RolledBack);

        static Story StoppedAfterTheFirst()
        {
            var story = Story.Applying(Drafts.Three);
            story.End(EffectOutcome.Done);
            story.AtDispatch = story.AtDispatch with { ApproversRoles = [] };
            story.Dispatch().ShouldYield(typeof(ApprovalApplyFailed));
            return story;
        }
    }

    [Fact, Trait("rule", "R22")]
    public void nothing_is_checked_of_a_call_that_is_under_way()
    {
        var story = Story.Applying(TagAndReply);
        story.Conversation = new("m-8", []);
        story.Dispatch().ShouldBeNothing();
    }

    [Fact, Trait("rule", "R22")]
    public void a_reply_that_was_sent_is_the_newest_message_of_its_conversation_and_stops_nothing()
    {
        Second(TwoReplies, newest: "own", externalId: "own").ShouldBeNull();
        Second(ReplyAndTag, newest: "own", externalId: "own").ShouldBeNull();
        // Nobody can tell whose message it is then; what is no reply leaves all the same.
        Second(TwoReplies, newest: "m-8", externalId: null).ShouldBe(ErrorCode.ContextChanged);
        Second(ReplyAndTag, newest: "m-8", externalId: null).ShouldBeNull();
        // Jane answered the first one.
        Second(TwoReplies, newest: "m-9", externalId: "own").ShouldBe(ErrorCode.ContextChanged);
        // The first has not come to be seen yet.
        Second(TwoReplies, newest: "m-7", externalId: "own").ShouldBeNull();

        static ErrorCode? Second(DraftInput draft, string newest, string? externalId)
        {
            var story = Story.Applying(draft);
            story.End(EffectOutcome.Done, externalId);
            story.Conversation = new(newest, []);
            story.Dispatch();
            return (story.Facts[^1] as ApprovalApplyFailed)?.Code;
        }
    }

    [Fact, Trait("rule", "R24")]
    public void a_manager_holds_and_releases_with_a_reason()
    {
        var facts = new Story().As(People.Mia);
        var none = EffectsHold.None;
        none.Hold("Stop", new Story().As(People.Anna)).ShouldRefuse(ErrorCode.Forbidden);
        none.Hold(null, facts).ShouldRefuse(ErrorCode.ReasonRequired, "reason");
        none.Release(facts).ShouldBeNothing();

        var held = EffectsHold.Evolve(null, none.Hold("Stop", facts).Single<EffectsWereHeld>());
        held.IsHeld.ShouldBeTrue();
        held.Version.ShouldBe(1);
        held.Hold("Stop", facts).ShouldBeNothing();
        held.Release(new Story().As(People.Anna)).ShouldRefuse(ErrorCode.Forbidden);

        var released = EffectsHold.Evolve(held, held.Release(facts).Single<EffectsWereReleased>());
        released.IsHeld.ShouldBeFalse();
        released.Version.ShouldBe(2);
    }

    private static readonly DraftInput TagAndReply = Drafts.Reply with
    {
        Actions = [Drafts.TagOf("p-1"), Drafts.Reply.Actions[0]],
    };

    private static readonly DraftInput ReplyAndTag = Drafts.Reply with
    {
        Actions = [Drafts.Reply.Actions[0], Drafts.TagOf("p-1")],
    };

    private static readonly DraftInput TwoReplies = Drafts.Reply with
    {
        Actions = [Drafts.Reply.Actions[0], Drafts.Reply.Actions[0]],
    };

    private static Story Due(DraftInput? input = null) => Story.Approved(input).Wait(Duration.FromSeconds(10));
}
