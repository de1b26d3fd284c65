using System.Collections.Immutable;
using HotDash.Domain.Approvals;
using NodaTime;
using static HotDash.Domain.Approvals.ApprovalAbility;

namespace HotDash.Domain.Tests.Approvals;

public class when_a_viewer_looks
{
    [Fact, Trait("rule", "R12")]
    public void a_draft_is_its_drafters()
    {
        Can(Story.Drafted(), People.Agent).ShouldBe([Edit, Submit, Withdraw]);
        Can(Story.Drafted(), People.Anna).ShouldBeEmpty();
        Can(Story.Drafted(), People.Ada).ShouldBeEmpty();
    }

    [Fact, Trait("rule", "R12")]
    public void what_is_in_review_is_the_reviewers()
    {
        Can(Story.Submitted(), People.Anna)
            .ShouldBe([Approve, Reject, Edit, ApprovalAbility.Claim, RequestChanges, Validate]);
        Can(Story.Submitted(), People.Mia)
            .ShouldBe([Approve, Reject, Edit, ApprovalAbility.Claim, RequestChanges, Validate, Extend, Escalate]);
        Can(Story.Submitted(), People.Agent).ShouldBe([Withdraw]);
        Can(Story.Submitted(), People.Olga)
            .ShouldBe([Reject, Edit, ApprovalAbility.Claim, RequestChanges, Validate, Withdraw]);
        Can(Story.Submitted(), People.Vera).ShouldBeEmpty();
        Can(Story.Submitted(), People.Aude).ShouldBeEmpty();
    }

    [Fact, Trait("rule", "R11")]
    public void a_claim_narrows_it()
    {
        var story = Story.Submitted();
        story.Claim(People.Anna);
        Can(story, People.Anna)
            .ShouldBe([Approve, Reject, Edit, ApprovalAbility.Claim, Release, RequestChanges, Validate]);
        Can(story, People.Ben).ShouldBe([Validate]);
        Can(story, People.Mia).ShouldBe([TakeOver, Validate, Extend, Escalate]);
    }

    [Fact, Trait("rule", "R21")]
    public void what_is_approved_can_be_undone_for_a_while()
    {
        var story = Story.Approved();
        Can(story, People.Mia).ShouldBe([Undo]);
        Can(story, People.Anna).ShouldBeEmpty();
        Can(story.Wait(Duration.FromSeconds(10)), People.Mia).ShouldBeEmpty();
    }

    [Fact, Trait("rule", "R23")]
    public void a_failure_is_the_managers()
    {
        var story = Story.Applying(Drafts.Three);
        story.End(EffectOutcome.Unknown);
        Can(story, People.Mia).ShouldBe([Settle]);
        story.Take(story.It.SettleUnknown("a1", EffectOutcome.Done, "Looked", story.As(People.Mia)));
        Can(story, People.Mia).ShouldBe([Retry, RollBack]);
        Can(story, People.Anna).ShouldBeEmpty();
    }

    [Fact, Trait("rule", "R25")]
    public void what_was_applied_teaches()
    {
        Can(Story.Applied(), People.Anna).ShouldBe([RecordOutcome, RecordLesson]);
        Can(Story.Applied(), People.Agent).ShouldBe([RecordLesson]);
        Can(Story.Applied(Drafts.Three), People.Mia).ShouldBe([RollBack, RecordOutcome, RecordLesson]);
    }

    private static ImmutableArray<ApprovalAbility> Can(Story story, Caller caller) =>
        story.It.AbilitiesOf(caller, story.Now);
}
