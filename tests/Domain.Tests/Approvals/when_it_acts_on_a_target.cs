using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Domain.Tests.Approvals;

public class when_it_acts_on_a_target
{
    [Fact, Trait("rule", "R5")]
    public void it_holds_the_target_from_submission_on()
    {
        var story = Story.Drafted(Drafts.Refund);
        story.It.OpenTargets.ShouldBeEmpty();

        story.Submit();
        story.It.OpenTargets.ShouldBe([new OpenTarget("refund.create", "1001")]);
    }

    [Fact, Trait("rule", "R5")]
    public void only_five_tools_hold_theirs() =>
        Tools
            .All.Where(t => t.OneOpen)
            .Select(t => t.Name)
            .ShouldBe(
                ["refund.create", "order.cancel", "customer.charge", "purchase_order.create", "conversation.reply"],
                ignoreOrder: true
            );

    [Fact, Trait("rule", "R5")]
    public void an_edit_changes_what_it_holds()
    {
        var story = Story.Submitted(Drafts.Reply with { ConversationRef = null });
        story.Edit(
            People.Anna,
            new(
                Actions:
                [
                    Drafts.Action("conversation.reply", """{"conversation":" c-2 ","text":"Hello"}""", "a1"),
                    Drafts.Action("conversation.reply", """{"conversation":"c-2","text":"Again"}"""),
                ]
            )
        );

        story.It.OpenTargets.ShouldBe([new OpenTarget("conversation.reply", "c-2")]);
    }

    [Fact, Trait("rule", "R5")]
    public void it_frees_the_target_when_it_is_settled()
    {
        Freed(s => s.RequestChanges(People.Anna));
        Freed(s => s.Reject(People.Anna));
        Freed(s => s.Take(s.It.Withdraw(null, s.As(People.Agent))));
        Freed(s => s.Wait(Duration.FromHours(24)).Fire());
        Story.Applied(Drafts.Reply).It.OpenTargets.ShouldBeEmpty();

        static void Freed(Action<Story> settle)
        {
            var story = Story.Submitted();
            settle(story);
            story.It.OpenTargets.ShouldBeEmpty(story.It.State.ToString());
        }
    }

    [Fact, Trait("rule", "R5")]
    public void it_keeps_the_target_while_it_is_carried_out_or_has_failed()
    {
        var story = Story.Approved();
        story.It.OpenTargets.Length.ShouldBe(1);
        story.Wait(Duration.FromSeconds(10)).Dispatch();
        story.It.OpenTargets.Length.ShouldBe(1);
        story.End(EffectOutcome.Failed);
        story.It.OpenTargets.Length.ShouldBe(1);
    }

    [Fact, Trait("rule", "R5")]
    public void a_rollback_takes_nothing_anew()
    {
        var story = Story.Applied(Drafts.Refund);
        story.Take(story.It.RollBack("back", "Wrong order", story.As(People.Mia))).ShouldBeAccepted();

        story.It.State.ShouldBe(ApprovalState.RollingBack);
        story.It.OpenTargets.ShouldBeEmpty();
    }

    [Fact, Trait("rule", "R5")]
    public void what_failed_before_anything_was_done_can_be_withdrawn_by_drafter_or_manager()
    {
        foreach (var caller in new[] { People.Agent, People.Olga, People.Mia })
        {
            var story = Story.Applying();
            story.End(EffectOutcome.Failed);
            story.Take(story.It.Withdraw("Enough", story.As(caller))).ShouldYield(typeof(ApprovalWithdrawn));
            story.It.OpenTargets.ShouldBeEmpty();
            story.It.Withdraw("Enough", story.As(caller)).ShouldBeNothing();
        }
    }

    [Theory, Trait("rule", "R5")]
    [InlineData(EffectOutcome.Unknown)]
    [InlineData(EffectOutcome.Done)]
    public void what_failed_with_something_done_or_unknown_cannot(EffectOutcome first)
    {
        var story = Story.Applying(Drafts.Three);
        story.End(first);
        if (story.Dispatch().Events.Length > 0)
            story.End(EffectOutcome.Failed);

        story.It.State.ShouldBe(ApprovalState.ApplyFailed);
        story.It.Withdraw(null, story.As(People.Mia)).ShouldRefuse(ErrorCode.InvalidState);
    }
}
