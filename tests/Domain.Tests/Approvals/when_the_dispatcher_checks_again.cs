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
    public void a_hold_stops_a_run_between_two_actions()
    {
        var story = Story.Applying(Drafts.Three);
        story.End(EffectOutcome.Done);
        story.AtDispatch = story.AtDispatch with { EffectsHeld = true };
        story.Next().ShouldRefuse(ErrorCode.EffectsHeld);
        story.Dispatch().ShouldRefuse(ErrorCode.EffectsHeld);
        story.AtDispatch = story.AtDispatch with { EffectsHeld = false };
        story.Dispatch().ShouldYield(typeof(ActionStarted));
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

    private static Story Due(DraftInput? input = null) => Story.Approved(input).Wait(Duration.FromSeconds(10));
}
