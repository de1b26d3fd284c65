using HotDash.Domain.Approvals;
using HotDash.Domain.Policies;
using HotDash.Domain.Tests.Approvals;
using NodaTime;

namespace HotDash.Domain.Tests.Policies;

/// <summary>What an approval that is under way obeys when the shop's policy becomes another.</summary>
public class when_a_policy_is_replaced
{
    [Fact, Trait("rule", "R10")]
    public void the_next_approval_obeys_the_present_quorum()
    {
        var story = Story.Submitted();
        story.Policy = Quorum(story.Policy, 3, version: 1);
        story.Approve(People.Anna).Single<ApprovalGiven>().Policy.ApprovalsNeeded.ShouldBe(3);
        story.Policy = Quorum(story.Policy, 2, version: 2);
        story.Approve(People.Ben).ShouldYield(typeof(ApprovalGiven), typeof(ApprovalApproved));
        story.It.Decision!.Policy.PolicyVersion.ShouldBe(2);
        story.It.Decision.Policy.ApprovalsNeeded.ShouldBe(2);
    }

    [Fact, Trait("rule", "R10")]
    public void a_higher_quorum_asks_for_more()
    {
        var story = Story.Submitted();
        story.Policy = Quorum(story.Policy, 2, version: 1);
        story.Approve(People.Anna);
        story.Policy = Quorum(story.Policy, 3, version: 2);
        story.Approve(People.Ben).ShouldYield(typeof(ApprovalGiven));
        story.Approve(People.Carl).ShouldYield(typeof(ApprovalGiven), typeof(ApprovalApproved));
    }

    [Fact, Trait("rule", "R10")]
    public void enough_approvals_under_a_lower_quorum_decide_when_one_is_given_again()
    {
        var story = Story.Submitted();
        story.Policy = Quorum(story.Policy, 3, version: 1);
        story.Approve(People.Anna);
        story.Approve(People.Ben);
        story.Approve(People.Ben).ShouldBeNothing();
        story.Policy = Quorum(story.Policy, 2, version: 2);
        var approved = story.Approve(People.Ben).Single<ApprovalApproved>();
        approved.Approvers.ShouldBe(["anna", "ben"]);
        approved.Policy.PolicyVersion.ShouldBe(2);
        story.Approve(People.Ben).ShouldBeNothing();
    }

    [Fact, Trait("rule", "R10")]
    public void nothing_is_decided_by_it_while_another_keeps_it_or_when_its_time_is_over()
    {
        var story = Given(Drafts.Reply);
        story.Claim(People.Carl).ShouldBeAccepted();
        story.Approve(People.Ben).ShouldBeNothing();
        story = Given(Drafts.Reply);
        story.Now = story.It.ExpiresAt!.Value;
        story.Approve(People.Ben).ShouldBeNothing();
        story.Now -= Tick;
        story.Approve(People.Ben).ShouldYield(typeof(ApprovalApproved));
    }

    [Fact, Trait("rule", "R10")]
    public void nothing_is_decided_by_it_that_is_not_valid_any_more()
    {
        var reply = Drafts.Reply with
        {
            Actions =
            [
                Drafts.Action(
                    "conversation.reply",
                    """{"conversation":"c-1","text":"We wrote to jane@example.com."}"""
                ),
            ],
        };
        var story = Given(reply, "jane@example.com");
        story.Take(story.It.Validate([], story.As(People.Carl))).ShouldBeAccepted();
        story.Approve(People.Ben).ShouldBeNothing();
    }

    [Fact, Trait("rule", "R10")]
    public void nothing_is_decided_by_it_of_whom_was_erased()
    {
        var story = Given(Drafts.Reply);
        var content = story.It.Content;
        var erased = story.It with { Content = content with { Summary = content.Summary with { IsErased = true } } };
        erased.Approve(1, erased.Digest, null, "d", story.As(People.Ben)).ShouldBeNothing();
    }

    /// <summary>Approved by two, when three were needed; two are by now.</summary>
    private static Story Given(DraftInput draft, params string[] own)
    {
        var story = Story.Drafted(draft);
        story.Policy = Quorum(story.Policy, 3, version: 1);
        story.Take(story.It.Submit(0, [], story.As(People.Agent) with { RecipientsOwn = [.. own] })).ShouldBeAccepted();
        story.Approve(People.Anna).ShouldBeAccepted();
        story.Approve(People.Ben).ShouldBeAccepted();
        story.Policy = Quorum(story.Policy, 2, version: 2);
        return story;
    }

    [Fact, Trait("rule", "R22")]
    public void what_was_approved_stays_approved_and_leaves()
    {
        var story = Story.Approved();
        story.Policy = Quorum(story.Policy, 3, version: 1);
        story.Wait(Duration.FromSeconds(10)).Dispatch().ShouldBeAccepted();
        story.It.State.ShouldBe(ApprovalState.Applying);
        story.It.Decision!.Policy.PolicyVersion.ShouldBe(0);
    }

    [Fact, Trait("rule", "R15")]
    public void what_was_submitted_keeps_its_sla_expiry_and_ladder()
    {
        var story = Story.Submitted(Drafts.Tag with { Priority = Priority.Urgent });
        var before = story.It;
        story.Policy = story.Policy with
        {
            Version = 1,
            Slas = story.Policy.Slas.SetItem(ApprovalKind.Growth, new(SlaMeasure.Elapsed, Duration.FromMinutes(1))),
            ExpiresAfter = story.Policy.ExpiresAfter.Add(ApprovalKind.Growth, Duration.FromMinutes(2)),
            Ladders = story.Policy.Ladders.SetItem(Priority.Urgent, []),
        };
        story.Claim(People.Anna);
        (story.It.SlaDueAt, story.It.ExpiresAt).ShouldBe((before.SlaDueAt, before.ExpiresAt));
        story.It.Escalations.ShouldBe(before.Escalations);

        // Sent back and submitted anew, it obeys the present one.
        story.RequestChanges(People.Anna).ShouldBeAccepted();
        story.Submit().ShouldBeAccepted();
        story.It.SlaDueAt.ShouldBe(story.Now + Duration.FromMinutes(1));
        story.It.ExpiresAt.ShouldBe(story.Now + Duration.FromMinutes(2));
        story.It.Escalations.ShouldBeEmpty();
    }

    [Fact, Trait("rule", "R21")]
    public void an_undo_window_of_zero_cannot_be_used_and_one_that_was_given_stays()
    {
        var open = Story.Approved();
        open.Policy = Undo(open.Policy, 0);
        open.Undo(People.Mia).ShouldBeAccepted();
        Story
            .Approved(first: s => s.Policy = Undo(s.Policy, 0))
            .Undo(People.Mia)
            .ShouldRefuse(ErrorCode.UndoWindowClosed);
        var minute = Story.Approved(first: s => s.Policy = Undo(s.Policy, 60)).Wait(Duration.FromSeconds(60) - Tick);
        minute.It.Undo("No", minute.As(People.Mia)).ShouldBeAccepted();
        minute.Wait(Tick).Undo(People.Mia).ShouldRefuse(ErrorCode.UndoWindowClosed);
    }

    [Fact, Trait("rule", "R11")]
    public void a_claim_lasts_as_long_as_is_set()
    {
        var story = Story.Submitted();
        story.Policy = story.Policy with { ClaimFor = Duration.FromMinutes(7) };
        story.Claim(People.Anna).Single<ApprovalClaimed>().Until.ShouldBe(story.Now + Duration.FromMinutes(7));
    }

    [Fact, Trait("rule", "R4")]
    public void risk_is_worked_out_by_the_present_figures()
    {
        var strict = ApprovalPolicy.Default with { HighQuantity = 4 };
        Story.Submitted(Drafts.Stock(5)).It.RiskLevel.ShouldBe(RiskLevel.Medium);
        Story.Submitted(Drafts.Stock(5), first: s => s.Policy = strict).It.RiskLevel.ShouldBe(RiskLevel.High);
        Story.Submitted(Drafts.Stock(4), first: s => s.Policy = strict).It.RiskLevel.ShouldBe(RiskLevel.Medium);
    }

    private static ApprovalPolicy Quorum(ApprovalPolicy policy, int approvals, int version) =>
        policy with
        {
            Version = version,
            Quorums = [new(ApprovalKind.CxReply, RiskLevel.Medium, new(approvals, false))],
        };

    private static ApprovalPolicy Undo(ApprovalPolicy policy, int seconds) =>
        policy with
        {
            UndoFor = policy.UndoFor.SetItem(ApprovalKind.CxReply, Duration.FromSeconds(seconds)),
        };

    private static readonly Duration Tick = Duration.FromTicks(10);
}
