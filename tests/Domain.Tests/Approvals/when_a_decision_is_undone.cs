using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Domain.Tests.Approvals;

public class when_a_decision_is_undone
{
    [Fact, Trait("rule", "R21")]
    public void it_is_back_in_review_with_its_approvals_void_and_its_validation_kept()
    {
        var story = Story.Approved(Drafts.Refund);
        var validation = story.It.Validation;
        story.Undo(People.Anna).ShouldYield(typeof(ApprovalUndone));

        story.It.State.ShouldBe(ApprovalState.PendingReview);
        story.It.Decision.ShouldBeNull();
        story.It.ApprovalsGiven.ShouldBeEmpty();
        story.It.Validation.ShouldBe(validation);
        story.It.Revision.ShouldBe(1);
        story.Undo(People.Anna).ShouldBeNothing();
        story.Approve(People.Mia).ShouldYield(typeof(ApprovalGiven));
        story.Undo(People.Anna).ShouldRefuse(ErrorCode.InvalidState);
    }

    [Fact, Trait("rule", "R21")]
    public void only_while_the_window_is_open()
    {
        var story = Story.Approved();
        story.Now = story.It.Decision!.UndoUntil!.Value;
        story.Undo(People.Mia).ShouldRefuse(ErrorCode.UndoWindowClosed);
        story.Now -= Duration.FromTicks(10);
        story.Undo(People.Mia).ShouldBeAccepted();
    }

    [Fact, Trait("rule", "R21")]
    public void a_window_of_zero_is_never_open()
    {
        var story = Story.Approved(first: s =>
            s.Policy = s.Policy with { UndoFor = s.Policy.UndoFor.Add(ApprovalKind.CxReply, Duration.Zero) }
        );
        story.Undo(People.Mia).ShouldRefuse(ErrorCode.UndoWindowClosed);
        story.Dispatch().ShouldBeAccepted();
    }

    [Fact, Trait("rule", "R21")]
    public void by_one_of_its_approvers_or_a_manager()
    {
        Story.Approved(Drafts.Refund).Undo(People.Ben).ShouldRefuse(ErrorCode.Forbidden);
        Story.Approved(Drafts.Refund).Undo(People.Anna).ShouldBeAccepted();
        Story.Approved(Drafts.Refund).Undo(People.Max).ShouldBeAccepted();
        Story.Approved(Drafts.Refund).Undo(People.Agent).ShouldRefuse(ErrorCode.Forbidden);
    }

    [Fact, Trait("rule", "R14")]
    public void with_a_reason()
    {
        Story.Approved().Undo(People.Mia, null).ShouldRefuse(ErrorCode.ReasonRequired, "reason");
        Story.Approved().Undo(People.Mia, "").ShouldRefuse(ErrorCode.ReasonRequired, "reason");
    }

    [Fact, Trait("rule", "R21")]
    public void past_its_expiry_it_leads_to_expired()
    {
        var story = Story.Submitted();
        story.Now = story.It.ExpiresAt!.Value - Duration.FromSeconds(1);
        story.Approve(People.Mia).ShouldBeAccepted();
        story
            .Wait(Duration.FromSeconds(1))
            .Undo(People.Mia)
            .ShouldYield(typeof(ApprovalUndone), typeof(ApprovalExpired));
        story.It.State.ShouldBe(ApprovalState.Expired);
        story.Undo(People.Mia).ShouldBeNothing();
    }

    [Fact, Trait("rule", "R21")]
    public void its_dispatch_is_dropped_and_so_is_that_of_an_earlier_decision()
    {
        var story = Story.Approved();
        var first = story.Decision;
        story.Undo(People.Mia);
        story.Wait(Duration.FromSeconds(30)).Dispatch(first).ShouldBeNothing();

        story.Approve(People.Mia).ShouldBeAccepted();
        story.Wait(Duration.FromSeconds(30)).Dispatch(first).ShouldBeNothing();
        story.It.State.ShouldBe(ApprovalState.Approved);
        story.Dispatch().ShouldBeAccepted();
    }

    [Fact, Trait("rule", "R21")]
    public void what_is_carried_out_or_was_rejected_cannot_be_undone()
    {
        Story.Applying().Undo(People.Mia).ShouldRefuse(ErrorCode.UndoWindowClosed);
        Story.Applied().Undo(People.Mia).ShouldRefuse(ErrorCode.AlreadyApplied);
        var rejected = Story.Submitted();
        rejected.Reject(People.Mia);
        rejected.Undo(People.Mia).ShouldRefuse(ErrorCode.InvalidState);
        Story.Submitted().Undo(People.Mia).ShouldRefuse(ErrorCode.InvalidState);
    }
}
