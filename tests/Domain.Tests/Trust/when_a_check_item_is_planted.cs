using HotDash.Domain.Approvals;
using HotDash.Domain.Tests.Approvals;
using NodaTime;

namespace HotDash.Domain.Tests.Trust;

public class when_a_check_item_is_planted
{
    [Fact, Trait("rule", "R26")]
    public void only_managers_plant_and_only_under_an_agents_name()
    {
        Plant(People.Anna, People.Agent).ShouldRefuse(ErrorCode.Forbidden);
        Plant(People.Agent, People.Agent).ShouldRefuse(ErrorCode.Forbidden);
        Plant(People.Mia, null).ShouldRefuse(ErrorCode.InvalidValue, "agent");
        Plant(People.Mia, People.Anna).ShouldRefuse(ErrorCode.InvalidValue, "agent");
        Plant(People.Mia, People.Agent, Drafts.Tag with { Summary = "" }).ShouldRefuse(ErrorCode.InvalidValue);
        Plant(People.Ada, People.Agent).ShouldBeAccepted();
    }

    [Fact, Trait("rule", "R26")]
    public void it_looks_like_the_rest()
    {
        var (planted, real) = (Story.Planted(), Story.Submitted(Drafts.Tag));

        planted.Facts.Select(x => x.GetType()).ShouldBe(real.Facts.Select(x => x.GetType()));
        (planted.It.State, planted.It.Revision, planted.It.Digest, planted.It.RiskLevel, planted.It.NextDueAt).ShouldBe(
            (real.It.State, real.It.Revision, real.It.Digest, real.It.RiskLevel, real.It.NextDueAt)
        );
        planted.It.DraftedBy.ShouldBe(new By("agent-cx", ActorKind.Agent, Role.Agent, "olga"));
        planted.Facts.ShouldAllBe(x => x.By == planted.It.DraftedBy);
        foreach (var who in new[] { People.Anna, People.Olga, People.Max, People.Agent, People.Vera })
            planted.It.AbilitiesOf(who, planted.Now).ShouldBe(real.It.AbilitiesOf(who, real.Now));
    }

    [Fact, Trait("rule", "R7")]
    public void who_planted_it_cannot_approve_it()
    {
        var story = Story.Planted();
        story.Approve(People.Mia).ShouldRefuse(ErrorCode.SelfApproval);
        story.It.AbilitiesOf(People.Mia, story.Now).ShouldNotContain(ApprovalAbility.Approve);
    }

    [Fact, Trait("rule", "R26")]
    public void approved_it_ends_without_an_effect_and_names_who_missed_it()
    {
        var story = Story.Planted();
        story.Approve(People.Anna).ShouldYield(typeof(ApprovalGiven), typeof(ApprovalApproved));
        story.It.CheckEnded.ShouldBeFalse();
        story.Dispatch().ShouldRefuse(ErrorCode.InvalidState);
        story.Wait(Duration.FromSeconds(10));
        story.AtDispatch = story.AtDispatch with { EffectsHeld = true };

        var ended = story.Dispatch().Events.ShouldHaveSingleItem().ShouldBeOfType<CheckItemEnded>();

        ended.PlantedBy.Id.ShouldBe("mia");
        ended.MissedBy.ShouldBe(["anna"]);
        ended.CaughtBy.ShouldBeNull();
        ended.By.ShouldBe(new By("system/dispatcher", ActorKind.System));
        ended.At.ShouldBe(story.Now);
        story.It.State.ShouldBe(ApprovalState.Withdrawn);
        story.It.CheckEnded.ShouldBeTrue();
        story.It.InFlight.ShouldBeNull();
        story.Dispatch().ShouldBeNothing();
        story.Approve(People.Ben).ShouldRefuse(ErrorCode.AlreadyDecided);
    }

    [Fact, Trait("rule", "R26")]
    public void rejected_it_names_who_caught_it_and_who_had_missed_it()
    {
        var story = Story.Planted(Drafts.Refund);
        story.Approve(People.Anna).ShouldYield(typeof(ApprovalGiven));

        var ended = story.Reject(People.Ben).Single<CheckItemEnded>();

        ended.MissedBy.ShouldBe(["anna"]);
        ended.CaughtBy.ShouldBe("ben");
        ended.By.ShouldBe(new By("system/policy", ActorKind.System));
        ended.At.ShouldBe(story.Now);
        story.It.State.ShouldBe(ApprovalState.Rejected);
    }

    [Fact, Trait("rule", "R26")]
    public void changes_requested_it_is_over_and_not_the_agents_to_resubmit()
    {
        var story = Story.Planted();
        story.RequestChanges(People.Ben).Single<CheckItemEnded>().CaughtBy.ShouldBe("ben");
        story.It.State.ShouldBe(ApprovalState.Withdrawn);
        story.Submit().ShouldRefuse(ErrorCode.InvalidState);
    }

    [Fact, Trait("rule", "R26")]
    public void out_of_time_or_withdrawn_nobody_missed_it_and_nobody_caught_it()
    {
        var expired = Story.Planted().Wait(Duration.FromHours(24));
        Nobody(expired.Fire());
        expired.It.State.ShouldBe(ApprovalState.Expired);

        var withdrawn = Story.Planted();
        Nobody(withdrawn.Take(withdrawn.It.Withdraw(null, withdrawn.As(People.Agent))));
        withdrawn.It.State.ShouldBe(ApprovalState.Withdrawn);

        static void Nobody(Ruling ruling)
        {
            var ended = ruling.Events[^1].ShouldBeOfType<CheckItemEnded>();
            ended.MissedBy.ShouldBeEmpty();
            ended.CaughtBy.ShouldBeNull();
        }
    }

    [Fact, Trait("rule", "R26")]
    public void an_undo_gives_another_chance()
    {
        var story = Story.Planted();
        story.Approve(People.Anna);
        story.Undo(People.Anna).ShouldYield(typeof(ApprovalUndone));
        story.Reject(People.Anna).Single<CheckItemEnded>().MissedBy.ShouldBeEmpty();
    }

    [Fact, Trait("rule", "R26")]
    public void an_undo_past_its_expiry_ends_it_with_nobody_to_blame()
    {
        var story = Story.Planted().Wait(Duration.FromHours(24) - Duration.FromSeconds(5));
        story.Approve(People.Anna);
        story.Wait(Duration.FromSeconds(5));

        var ruling = story.Undo(People.Anna);

        ruling.ShouldYield(typeof(ApprovalUndone), typeof(ApprovalExpired), typeof(CheckItemEnded));
        ruling.Single<CheckItemEnded>().MissedBy.ShouldBeEmpty();
    }

    [Fact, Trait("rule", "R26")]
    public void what_does_not_end_it_tells_nothing()
    {
        var story = Story.Planted();
        story.Claim(People.Anna).ShouldYield(typeof(ApprovalClaimed));
        story.Wait(Duration.FromMinutes(5)).Fire().ShouldYield(typeof(ApprovalReleased));
        story.It.CheckEnded.ShouldBeFalse();
    }

    [Fact, Trait("rule", "R26")]
    public void a_real_one_ends_as_ever()
    {
        var story = Story.Submitted(Drafts.Tag);
        story.Reject(People.Ben).ShouldYield(typeof(ApprovalRejected));
        story.It.PlantedBy.ShouldBeNull();
    }

    private static Ruling Plant(Caller by, Caller? agent, DraftInput? input = null) =>
        Approval.Plant("approval-1", input ?? Drafts.Tag, new string('5', 64), agent, new Story().As(by));
}
