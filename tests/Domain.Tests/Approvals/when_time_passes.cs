using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Domain.Tests.Approvals;

public class when_time_passes
{
    [Fact, Trait("rule", "R15")]
    public void the_sla_warns_at_two_thirds_and_is_breached_at_its_end()
    {
        var story = Story.Submitted();
        story.It.NextDueAt.ShouldBe(Story.Monday + Duration.FromMinutes(10));

        story.Wait(Duration.FromMinutes(10)).Fire().Single<ApprovalUrgencyRaised>().By.Id.ShouldBe("system/timer");
        story.It.Urgency.ShouldBe(Urgency.Warning);
        story.It.NextDueAt.ShouldBe(Story.Monday + Duration.FromMinutes(15));
        story.Wait(Duration.FromMinutes(5)).Fire().ShouldYield(typeof(ApprovalUrgencyRaised));
        story.It.Urgency.ShouldBe(Urgency.Critical);
        story.It.NextDueAt.ShouldBe(story.It.ExpiresAt);
    }

    [Fact, Trait("rule", "R17")]
    public void what_is_urgent_goes_up_the_ladder()
    {
        var story = Story.Submitted(Drafts.Tag with { Priority = Priority.Urgent });
        foreach (var (minutes, to) in new[] { (15, "MANAGER"), (30, "ADMIN"), (60, "ON_CALL") })
        {
            story.Now = Story.Monday + Duration.FromMinutes(minutes);
            story.It.NextDueAt.ShouldBe(story.Now);
            var escalated = story.Fire().Single<ApprovalEscalated>();
            escalated.To.ShouldBe(to);
            escalated.Reason.ShouldBeNull();
        }
        story.It.Escalations.ShouldBeEmpty();
    }

    [Fact, Trait("rule", "R17")]
    public void a_manager_escalates_by_hand_once()
    {
        var story = Story.Submitted();
        Escalate(People.Anna, "Look").ShouldRefuse(ErrorCode.Forbidden);
        Escalate(People.Mia, null).ShouldRefuse(ErrorCode.ReasonRequired);
        Escalate(People.Mia, "Look").Single<ApprovalEscalated>().Rung.ShouldBe(-1);
        Escalate(People.Mia, "Look").ShouldBeNothing();

        Ruling Escalate(Caller by, string? reason) => story.Take(story.It.Escalate(reason, story.As(by)));
    }

    [Fact, Trait("rule", "R16")]
    public void after_expiry_nothing_can_approve_it_even_before_the_timer_fired()
    {
        var story = Story.Submitted();
        story.Now = story.It.ExpiresAt!.Value;

        story.Approve(People.Anna).ShouldRefuse(ErrorCode.Expired);
        story.Reject(People.Anna).ShouldRefuse(ErrorCode.Expired);
        story.It.Withdraw(null, story.As(People.Agent)).ShouldRefuse(ErrorCode.Expired);
        story.Fire();
        story.It.State.ShouldBe(ApprovalState.Expired);
        story.Approve(People.Anna).ShouldRefuse(ErrorCode.Expired);
        story.Submit().ShouldRefuse(ErrorCode.Expired);
    }

    [Fact, Trait("rule", "R16")]
    public void just_before_it_can_be_approved()
    {
        var story = Story.Submitted();
        story.Now = story.It.ExpiresAt!.Value - Duration.FromTicks(10);
        story.Approve(People.Anna).ShouldBeAccepted();
    }

    [Fact, Trait("rule", "R16")]
    public void a_manager_gives_it_more_time()
    {
        var story = Story.Submitted();
        var until = story.It.ExpiresAt!.Value + Duration.FromHours(1);
        Extend(People.Anna, until, "Holiday").ShouldRefuse(ErrorCode.Forbidden);
        Extend(People.Mia, until, null).ShouldRefuse(ErrorCode.ReasonRequired);
        Extend(People.Mia, until - Duration.FromHours(2), "Holiday").ShouldRefuse(ErrorCode.InvalidValue, "expiresAt");
        Extend(People.Mia, until + Duration.FromTicks(3), "Holiday").ShouldYield(typeof(ApprovalExpiryExtended));
        Extend(People.Mia, until, "Holiday").ShouldBeNothing();

        story.Now = until - Duration.FromMinutes(1);
        story.Approve(People.Anna).ShouldBeAccepted();
        Extend(People.Mia, until + Duration.FromDays(1), "Holiday").ShouldRefuse(ErrorCode.AlreadyDecided);
        var late = Story.Submitted().Wait(Duration.FromDays(2));
        late.It.ExtendExpiry(late.Now + Duration.FromDays(1), "Holiday", late.As(People.Mia))
            .ShouldRefuse(ErrorCode.Expired);

        Ruling Extend(Caller by, Instant to, string? reason) =>
            story.Take(story.It.ExtendExpiry(to, reason, story.As(by)));
    }

    [Fact, Trait("rule", "R18")]
    public void a_timer_that_was_set_for_another_instant_does_nothing()
    {
        var story = Story.Submitted();
        var due = story.It.NextDueAt!.Value;
        story.Wait(Duration.FromDays(2));
        story.Fire(due + Duration.FromTicks(10)).ShouldBeNothing();
        story.Fire(story.It.ExpiresAt).ShouldBeNothing();
    }

    [Fact, Trait("rule", "R18")]
    public void a_timer_that_fires_early_does_nothing() => Story.Submitted().Fire().ShouldBeNothing();

    [Fact, Trait("rule", "R18")]
    public void a_timer_that_fires_twice_does_nothing_the_second_time()
    {
        var story = Story.Submitted();
        var due = story.It.NextDueAt!.Value;
        story.Wait(Duration.FromMinutes(10)).Fire(due).ShouldBeAccepted();
        story.Fire(due).ShouldBeNothing();
    }

    [Fact, Trait("rule", "R18")]
    public void a_timer_that_fires_late_makes_up_for_all_that_fell_due_in_its_order()
    {
        var story = Story.Submitted(Drafts.Reply with { Priority = Priority.High });
        story.Claim(People.Anna);
        story
            .Wait(Duration.FromDays(3))
            .Fire()
            .ShouldYield(
                typeof(ApprovalReleased),
                typeof(ApprovalUrgencyRaised),
                typeof(ApprovalUrgencyRaised),
                typeof(ApprovalEscalated),
                typeof(ApprovalEscalated),
                typeof(ApprovalExpired)
            );
        story.It.State.ShouldBe(ApprovalState.Expired);
        story.It.NextDueAt.ShouldBeNull();
    }

    [Fact, Trait("rule", "R18")]
    public void nothing_falls_due_by_itself_outside_review()
    {
        Story.Drafted().It.NextDueAt.ShouldBeNull();
        Story.Approved().It.NextDueAt.ShouldBeNull();
        Story.Applied().It.NextDueAt.ShouldBeNull();
    }

    [Fact, Trait("rule", "R18")]
    public void only_the_system_fires_timers()
    {
        var story = Story.Submitted().Wait(Duration.FromDays(1));
        story.It.WhenDue(story.It.NextDueAt!.Value, story.As(People.Ada)).ShouldRefuse(ErrorCode.Forbidden);
    }
}
