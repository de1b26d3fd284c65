using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Domain.Tests.Approvals;

public class when_it_is_claimed
{
    [Fact, Trait("rule", "R11")]
    public void it_is_kept_for_five_minutes_which_can_be_renewed()
    {
        var story = Story.Submitted();
        story.Claim(People.Anna).Single<ApprovalClaimed>().Until.ShouldBe(Story.Monday + Duration.FromMinutes(5));
        story.Claim(People.Anna).ShouldBeNothing();
        story.Wait(Duration.FromMinutes(1));
        story.Claim(People.Anna).Single<ApprovalClaimed>().Until.ShouldBe(Story.Monday + Duration.FromMinutes(6));
    }

    [Fact, Trait("rule", "R11")]
    public void others_decisions_are_refused_meanwhile()
    {
        var story = Story.Submitted();
        story.Claim(People.Anna);

        story.Approve(People.Ben).ShouldRefuse(ErrorCode.ClaimedByOther);
        story.Reject(People.Ben).ShouldRefuse(ErrorCode.ClaimedByOther);
        story.RequestChanges(People.Ben).ShouldRefuse(ErrorCode.ClaimedByOther);
        story.Claim(People.Ben).ShouldRefuse(ErrorCode.ClaimedByOther);
        story.Take(story.It.Release(story.As(People.Ben))).ShouldRefuse(ErrorCode.ClaimedByOther);
        story.Approve(People.Anna).ShouldBeAccepted();
        story.It.Claim.ShouldBeNull();
    }

    [Fact, Trait("rule", "R14")]
    public void a_reason_may_be_given_up_to_its_length()
    {
        var story = Story.Submitted();
        story
            .Take(story.It.TakeClaim(false, new string('r', 2001), story.As(People.Anna)))
            .ShouldRefuse(ErrorCode.InvalidValue)
            .Path.ShouldBe(["reason"]);
        story.Take(story.It.TakeClaim(false, new string('r', 2000), story.As(People.Anna))).ShouldBeAccepted();
    }

    [Fact, Trait("rule", "R11")]
    public void time_releases_it_even_before_its_timer_does()
    {
        var story = Story.Submitted();
        story.Claim(People.Anna);
        story.Wait(Duration.FromMinutes(5));
        story.Claim(People.Ben).Single<ApprovalClaimed>().TakenOverFrom.ShouldBeNull();
    }

    [Fact, Trait("rule", "R11")]
    public void its_timer_releases_it()
    {
        var story = Story.Submitted();
        story.Claim(People.Anna);
        story.It.NextDueAt.ShouldBe(Story.Monday + Duration.FromMinutes(5));
        story.Wait(Duration.FromMinutes(5)).Fire().ShouldYield(typeof(ApprovalReleased));
        story.It.Claim.ShouldBeNull();
    }

    [Fact, Trait("rule", "R11")]
    public void its_holder_gives_it_back()
    {
        var story = Story.Submitted();
        story.It.Release(story.As(People.Anna)).ShouldBeNothing();
        story.Claim(People.Anna);
        story.Take(story.It.Release(story.As(People.Anna))).ShouldYield(typeof(ApprovalReleased));
        story.Take(story.It.Release(story.As(People.Anna))).ShouldBeNothing();
    }

    [Fact, Trait("rule", "R11")]
    public void a_manager_takes_it_over_with_a_reason()
    {
        var story = Story.Submitted();
        story.Claim(People.Anna);

        story.Claim(People.Ben, takeOver: true, "Mine").ShouldRefuse(ErrorCode.Forbidden);
        story.Claim(People.Mia).ShouldRefuse(ErrorCode.ClaimedByOther);
        story.Claim(People.Mia, takeOver: true).ShouldRefuse(ErrorCode.ReasonRequired, "reason");
        var claimed = story.Claim(People.Mia, takeOver: true, "Anna is ill").Single<ApprovalClaimed>();
        claimed.TakenOverFrom.ShouldBe("anna");
        claimed.Reason!.Text.ShouldBe("Anna is ill");
        story.Approve(People.Anna).ShouldRefuse(ErrorCode.ClaimedByOther);
        story.Claim(People.Mia, takeOver: true, "Anna is ill").ShouldBeNothing();
    }

    [Fact, Trait("rule", "R11")]
    public void only_what_is_in_review_can_be_claimed()
    {
        Story.Drafted().Claim(People.Anna).ShouldRefuse(ErrorCode.InvalidState);
        Story.Approved().Claim(People.Anna).ShouldRefuse(ErrorCode.AlreadyDecided);
        Story.Submitted().Wait(Duration.FromDays(1)).Claim(People.Anna).ShouldRefuse(ErrorCode.Expired);
        Story.Submitted().Claim(People.Agent).ShouldRefuse(ErrorCode.Forbidden);
    }
}
