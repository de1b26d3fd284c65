using HotDash.Domain.Approvals;
using HotDash.Domain.Policies;
using HotDash.Domain.Tests.Approvals;
using HotDash.Domain.Trust;
using NodaTime;

namespace HotDash.Domain.Tests.Trust;

public class when_trust_is_used
{
    [Fact, Trait("rule", "R26")]
    public void it_begins_with_nothing()
    {
        (new AgentTrust("a").Version, new AgentTrust("a").IsGranted).ShouldBe((0, false));
        AgentRecord.None.ShouldBe(new AgentRecord(Decided: 0, Counted: 0, Approved: 0));
        AgentRecord.None.ApprovalRate.ShouldBeNull();
        var revoked = new TrustRevoked(Story.Monday, new("ada", ActorKind.Person), "a", new("trust-a", "r"));
        AgentTrust.Evolve(null, revoked)!.Version.ShouldBe(1);
    }

    [Fact, Trait("rule", "R26")]
    public void the_first_use_grants_it_and_the_others_are_counted_by_the_day()
    {
        var trust = new AgentTrust("agent-cx");
        var first = trust.Use("approval-1", Record, Facts(Caller.Policy));
        first.ShouldYield(typeof(TrustGranted), typeof(TrustUsed));
        var granted = first.Single<TrustGranted>();
        (granted.Agent, granted.PolicyVersion, granted.Record).ShouldBe(("agent-cx", 3, Record));
        granted.By.Id.ShouldBe("system/policy");
        trust = After(trust, first);
        trust.GrantedAt.ShouldBe(Story.Monday);
        trust.UsedAt(new LocalDate(2026, 3, 2)).ShouldBe(1);

        var second = trust.Use("approval-2", Record, Facts(Caller.Policy));
        var used = second.Events.ShouldHaveSingleItem().ShouldBeOfType<TrustUsed>();
        (used.ApprovalId, used.On, used.Number).ShouldBe(("approval-2", new LocalDate(2026, 3, 2), 2));
        trust = After(trust, second);
        trust.UsedAt(new LocalDate(2026, 3, 2)).ShouldBe(2);
        trust.UsedAt(new LocalDate(2026, 3, 3)).ShouldBe(0);
        // A day that comes back, by another clock or zone, begins no new count.
        trust.UsedAt(new LocalDate(2026, 3, 1)).ShouldBe(2);
        var back = trust.Use(
            "approval-3",
            Record,
            Facts(Caller.Policy) with
            {
                Now = Story.Monday - Duration.FromDays(1),
            }
        );
        (back.Single<TrustUsed>().On, back.Single<TrustUsed>().Number).ShouldBe((new LocalDate(2026, 3, 2), 3));
        (trust.Version, trust.LastAt).ShouldBe((3, Story.Monday));
    }

    [Fact, Trait("rule", "R26")]
    public void the_day_is_the_shops()
    {
        var late = Facts(Caller.Policy, at: Instant.FromUtc(2026, 3, 2, 23, 30));
        var berlin = late with
        {
            Policy = late.Policy with
            {
                Hours = late.Policy.Hours with { Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"] },
            },
        };
        new AgentTrust("a").Use("x", Record, late).Single<TrustUsed>().On.ShouldBe(new LocalDate(2026, 3, 2));
        new AgentTrust("a").Use("x", Record, berlin).Single<TrustUsed>().On.ShouldBe(new LocalDate(2026, 3, 3));
    }

    [Fact, Trait("rule", "R26")]
    public void only_the_policy_uses_it() =>
        new AgentTrust("a").Use("x", Record, Facts(People.Ada)).ShouldRefuse(ErrorCode.Forbidden);

    [Fact, Trait("rule", "R26")]
    public void an_admin_revokes_it_with_a_reason()
    {
        var trust = Granted();
        trust.Revoke("Too bold", Facts(People.Mia)).ShouldRefuse(ErrorCode.Forbidden);
        trust.Revoke(" ", Facts(People.Ada)).ShouldRefuse(ErrorCode.ReasonRequired, "reason");

        var ruling = trust.Revoke("Too bold", Facts(People.Ada));

        var revoked = ruling.Single<TrustRevoked>();
        revoked.Reason.ShouldBe(new PersonalText("trust-agent-cx", "Too bold"));
        (revoked.Agent, revoked.By.Role).ShouldBe(("agent-cx", Role.Admin));
        trust = After(trust, ruling);
        (trust.IsGranted, trust.RevokedAt, trust.Version).ShouldBe((false, Story.Monday, 3));
        trust.Revoke("Again", Facts(People.Ada)).ShouldBeNothing();
        trust = After(trust, trust.Use("approval-9", Record, Facts(Caller.Policy)));
        trust.IsGranted.ShouldBeTrue();
        trust.Revoke("Again", Facts(People.Ada)).ShouldBeAccepted();
    }

    [Fact, Trait("rule", "R26")]
    public void it_may_be_revoked_before_it_is_earned() =>
        new AgentTrust("a").Revoke("Never", Facts(People.Ada)).ShouldYield(typeof(TrustRevoked));

    [Fact, Trait("rule", "R26")]
    public void facts_of_others_are_passed_over()
    {
        AgentTrust.Evolve(null, new EffectsWereReleased(Story.Monday, new By("a", ActorKind.Person))).ShouldBeNull();
        AgentTrust.KeyOf("a").ShouldBe("trust-a");
        new AgentTrust("a").Id.ShouldBe("trust-a");
    }

    [Fact, Trait("rule", "R26")]
    public void the_approval_keeps_what_it_rests_on()
    {
        var story = Story.Submitted(Drafts.Tag);
        var ruling = story.Take(story.It.ApproveByTrust(Rests, "d-1", story.As(Caller.Policy)));

        ruling.ShouldYield(typeof(ApprovalGiven), typeof(ApprovalApproved));
        var approved = ruling.Single<ApprovalApproved>();
        approved.Trust.ShouldBe(Rests);
        (approved.By.Id, approved.DecisionId, approved.Revision).ShouldBe(("system/policy", "d-1", 1));
        approved.Approvers.ShouldBe(["system/policy"]);
        approved.UndoUntil.ShouldBe(Story.Monday + Duration.FromSeconds(10));
        story.It.State.ShouldBe(ApprovalState.Approved);
        story.It.ApprovalsGiven.ShouldHaveSingleItem().By.ShouldBe(new By("system/policy", ActorKind.System));
    }

    [Fact, Trait("rule", "R26")]
    public void nobody_else_approves_by_it_and_nothing_that_is_not_in_review()
    {
        var story = Story.Submitted(Drafts.Tag);
        story.It.ApproveByTrust(Rests, "d", story.As(People.Ada)).ShouldRefuse(ErrorCode.Forbidden);
        var draft = Story.Drafted(Drafts.Tag);
        draft.It.ApproveByTrust(Rests, "d", draft.As(Caller.Policy)).ShouldRefuse(ErrorCode.InvalidState);
    }

    [Theory, Trait("rule", "R22")]
    [InlineData(true)]
    [InlineData(false)]
    public void a_revocation_in_the_undo_window_keeps_it_from_leaving(bool isTrusted)
    {
        var story = Story.Submitted(Drafts.Tag);
        story.Take(story.It.ApproveByTrust(Rests, "d-1", story.As(Caller.Policy)));
        story.Wait(Duration.FromSeconds(10)).AtDispatch = story.AtDispatch with { IsTrusted = isTrusted };

        story.Dispatch();

        story.It.State.ShouldBe(isTrusted ? ApprovalState.Applying : ApprovalState.ApplyFailed);
        if (!isTrusted)
            story.Facts[^1].ShouldBeOfType<ApprovalApplyFailed>().Code.ShouldBe(ErrorCode.Forbidden);
    }

    private static AgentTrust Granted()
    {
        var none = new AgentTrust("agent-cx");
        return After(none, none.Use("approval-1", Record, Facts(Caller.Policy)));
    }

    private static AgentTrust After(AgentTrust trust, Ruling ruling) =>
        ruling.Events.Aggregate(trust, (state, fact) => AgentTrust.Evolve(state, fact)!);

    private static Facts Facts(Caller caller, Instant? at = null) =>
        new(at ?? Story.Monday, caller, ApprovalPolicy.Default with { Version = 3 });

    private static readonly AgentRecord Record = new(50, 50, 49);
    private static readonly TrustFacts Rests = new("agent-cx", 50, 50, 49, 1, 50);
}
