using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Domain.Tests.Approvals;

public class when_a_reviewer_approves
{
    [Fact, Trait("rule", "R10")]
    public void one_approval_is_enough_by_default()
    {
        var story = Story.Submitted();

        story.Approve(People.Anna).ShouldYield(typeof(ApprovalGiven), typeof(ApprovalApproved));
        story.It.State.ShouldBe(ApprovalState.Approved);
        story.It.Decision!.By.Id.ShouldBe("anna");
        story.It.Decision.UndoUntil.ShouldBe(Story.Monday + Duration.FromSeconds(10));
    }

    [Fact, Trait("rule", "R10")]
    public void high_risk_needs_two_of_whom_one_is_a_manager()
    {
        var story = Story.Submitted(Drafts.Refund);

        story.Approve(People.Anna).ShouldYield(typeof(ApprovalGiven));
        story.It.State.ShouldBe(ApprovalState.PendingReview);
        story.Approve(People.Ben).ShouldYield(typeof(ApprovalGiven));
        story.It.State.ShouldBe(ApprovalState.PendingReview);
        var approved = story.Approve(People.Mia).Single<ApprovalApproved>();
        approved.Approvers.ShouldBe(["anna", "ben", "mia"]);
        approved.Policy.ShouldBe(new PolicyFacts(0, 2, true, []));
    }

    [Fact, Trait("rule", "R10")]
    public void an_admin_counts_as_a_manager()
    {
        var story = Story.Submitted(Drafts.Refund);
        story.Approve(People.Ada).ShouldYield(typeof(ApprovalGiven));
        story.Approve(People.Anna).ShouldYield(typeof(ApprovalGiven), typeof(ApprovalApproved));
    }

    [Fact, Trait("rule", "R10")]
    public void the_same_person_counts_once()
    {
        var story = Story.Submitted(Drafts.Refund);
        story.Approve(People.Mia);
        story.Approve(People.Mia).ShouldBeNothing();
        story.It.ApprovalsGiven.Length.ShouldBe(1);
        story.Claim(People.Anna);
        story.Approve(People.Mia).ShouldBeNothing(); // even while another keeps it
    }

    [Fact, Trait("rule", "R10")]
    public void policy_sets_the_quorum_by_kind_and_risk()
    {
        var story = Story.Submitted();
        story.Policy = story.Policy with
        {
            Quorums = story.Policy.Quorums.Add(new(ApprovalKind.CxReply, RiskLevel.Medium, new(2, false))),
        };
        story.Approve(People.Anna).ShouldYield(typeof(ApprovalGiven));
        story.Approve(People.Ben).ShouldYield(typeof(ApprovalGiven), typeof(ApprovalApproved));
    }

    [Fact, Trait("rule", "R10")]
    public void one_rejection_decides()
    {
        var story = Story.Submitted(Drafts.Refund);
        story.Approve(People.Mia);
        story.Reject(People.Anna).ShouldYield(typeof(ApprovalRejected));
        story.It.State.ShouldBe(ApprovalState.Rejected);
        story.It.ApprovalsGiven.ShouldBeEmpty();
        story.Reject(People.Anna).ShouldBeNothing();
    }

    [Fact, Trait("rule", "R6")]
    public void it_must_carry_evidence_rollback_and_impact()
    {
        Approve(Drafts.Reply with { Evidence = null }).ShouldRefuse(ErrorCode.EvidenceMissing, "evidence");
        Approve(Drafts.Reply with { Evidence = new("x", " ") }).ShouldRefuse(ErrorCode.EvidenceMissing);
        Approve(Drafts.Reply with { Evidence = new(null, "x") }).ShouldRefuse(ErrorCode.EvidenceMissing);
        Approve(Drafts.Reply with { Rollback = null }).ShouldRefuse(ErrorCode.RollbackMissing, "rollback");
        Approve(Drafts.Reply with { Rollback = new([" "]) }).ShouldRefuse(ErrorCode.RollbackMissing);
        Approve(Drafts.Reply with { Impact = null }).ShouldRefuse(ErrorCode.ImpactMissing, "impact");

        static Ruling Approve(DraftInput input) => Story.Submitted(input).Approve(People.Anna);
    }

    [Fact, Trait("rule", "R6")]
    public void another_payload_than_the_one_seen_is_refused() =>
        Story.Submitted().Approve(People.Anna, digest: "sha256:00").ShouldRefuse(ErrorCode.PayloadChanged);

    [Fact, Trait("rule", "R7")]
    public void it_cannot_be_the_drafter() =>
        Story.Submitted(by: People.Anna).Approve(People.Anna).ShouldRefuse(ErrorCode.SelfApproval);

    [Fact, Trait("rule", "R7")]
    public void it_cannot_be_whom_the_drafter_acts_for() =>
        Story.Submitted().Approve(People.Olga).ShouldRefuse(ErrorCode.SelfApproval);

    [Fact, Trait("rule", "R7")]
    public void it_cannot_be_who_last_changed_an_argument_of_a_high_one()
    {
        var story = Story.Submitted(Drafts.Refund);
        story.Edit(People.Mia, new(Actions: [Drafts.RefundOf("10.00", "a1")])).ShouldBeAccepted();
        story.Approve(People.Mia).ShouldRefuse(ErrorCode.SelfApproval);

        story.Edit(People.Ada, new(Summary: "Refund a part")).ShouldBeAccepted(); // no argument
        story.Approve(People.Mia).ShouldRefuse(ErrorCode.SelfApproval);
        story.Edit(People.Ada, new(Actions: [Drafts.RefundOf("9.00", "a1")])).ShouldBeAccepted();
        story.Approve(People.Mia).ShouldBeAccepted();
        story.Approve(People.Ada).ShouldRefuse(ErrorCode.SelfApproval);
    }

    [Fact, Trait("rule", "R7")]
    public void who_changed_an_argument_of_a_lesser_one_may()
    {
        var story = Story.Submitted();
        story.Edit(
            People.Anna,
            new(Actions: [Drafts.Action("conversation.reply", """{"conversation":"c-1","text":"Hi"}""", "a1")])
        );
        story.Approve(People.Anna).ShouldYield(typeof(ApprovalGiven), typeof(ApprovalApproved));
    }

    [Fact, Trait("rule", "R9")]
    public void a_reply_needs_all_three_grades()
    {
        Refuses(null, ErrorCode.GradesRequired, "tone");
        Refuses(new Grades(5, null, 5), ErrorCode.GradesRequired, "accuracy");
        Refuses(new Grades(5, 5, null), ErrorCode.GradesRequired, "policy");
        Refuses(new Grades(0, 5, 5), ErrorCode.GradeOutOfRange, "tone");
        Refuses(new Grades(5, 6, 5), ErrorCode.GradeOutOfRange, "accuracy");

        static void Refuses(Grades? grades, ErrorCode code, string dimension)
        {
            var story = Story.Submitted();
            story
                .It.Approve(1, story.It.Digest, grades, "d", story.As(People.Anna))
                .ShouldRefuse(code, "grades", dimension);
        }
    }

    [Fact, Trait("rule", "R9")]
    public void other_kinds_need_none_unless_policy_asks()
    {
        var story = Story.Submitted(Drafts.Tag);
        Ask().ShouldBeAccepted();
        story.Policy = story.Policy with
        {
            Grades = story.Policy.Grades.Add(ApprovalKind.Growth, [GradeDimension.Policy]),
        };
        Ask().ShouldRefuse(ErrorCode.GradesRequired, "grades", "policy");

        Ruling Ask() => story.It.Approve(1, story.It.Digest, null, "d", story.As(People.Anna));
    }

    [Fact, Trait("rule", "R9")]
    public void the_first_set_of_grades_of_a_reviewer_stays()
    {
        var story = Story.Submitted(Drafts.Refund);
        story.Approve(People.Mia, grades: new Grades(1, 1, 1));
        story.Approve(People.Mia, grades: new Grades(5, 5, 5)).ShouldBeNothing();
        story.It.ApprovalsGiven.ShouldHaveSingleItem().Grades.ShouldBe(new Grades(1, 1, 1));
    }

    [Fact, Trait("rule", "R14")]
    public void a_rejection_needs_a_code_and_a_reason()
    {
        var story = Story.Submitted();
        Reject(null, "No").ShouldRefuse(ErrorCode.ReasonRequired, "reasonCode");
        Reject(RejectReason.Tone, null).ShouldRefuse(ErrorCode.ReasonRequired, "reason");
        Reject(RejectReason.Tone, " ").ShouldRefuse(ErrorCode.ReasonRequired, "reason");
        Reject(RejectReason.Tone, new string('x', 2001)).ShouldRefuse(ErrorCode.InvalidValue, "reason");
        Reject((RejectReason)77, "No").ShouldRefuse(ErrorCode.InvalidValue, "reasonCode");
        Reject(RejectReason.Tone, new string('x', 2000)).ShouldBeAccepted();

        Ruling Reject(RejectReason? code, string? reason) =>
            story.It.Reject(1, code, reason, null, story.As(People.Anna));
    }

    [Fact, Trait("rule", "R13")]
    public void changes_are_requested_with_a_note_and_void_approvals()
    {
        var story = Story.Submitted(Drafts.Refund);
        story.Approve(People.Mia);
        story.RequestChanges(People.Anna, null).ShouldRefuse(ErrorCode.ReasonRequired, "note");
        story.RequestChanges(People.Anna).ShouldYield(typeof(ApprovalChangesRequested));
        story.RequestChanges(People.Anna).ShouldBeNothing();
        story.It.State.ShouldBe(ApprovalState.Draft);

        story.Submit().ShouldBeAccepted();
        story.It.ApprovalsGiven.ShouldBeEmpty();
        story.Approve(People.Anna).ShouldYield(typeof(ApprovalGiven));
    }
}
