using HotDash.Domain.Approvals;
using NodaTime;

namespace HotDash.Domain.Tests.Approvals;

public class when_it_is_submitted
{
    [Fact, Trait("rule", "R6")]
    public void it_goes_to_review_and_is_validated_in_the_same_append()
    {
        var story = Story.Drafted();

        story.Submit().ShouldYield(typeof(ApprovalSubmitted), typeof(ApprovalValidated));
        story.It.State.ShouldBe(ApprovalState.PendingReview);
        story.It.Revision.ShouldBe(1);
        story.It.Validation!.Passes.ShouldBeTrue();
    }

    [Fact, Trait("rule", "R6")]
    public void a_failed_validation_is_stored_and_refuses_nothing()
    {
        var story = Story.Submitted(Drafts.Reply with { Evidence = null, Impact = null, Rollback = null });

        story.It.Validation!.Failures.ShouldBe([
            ErrorCode.EvidenceMissing,
            ErrorCode.RollbackMissing,
            ErrorCode.ImpactMissing,
        ]);
    }

    [Fact, Trait("rule", "R6")]
    public void dry_runs_count_for_the_digest_that_they_were_made_on()
    {
        var story = Story.Drafted();
        DryRun Run(string digest) => new(digest, "a1", DryRunStatus.Ok, null);

        var right = story.It.Submit(0, [Run(story.It.Digest)], story.As(People.Agent)).Single<ApprovalValidated>();
        var wrong = story.It.Submit(0, [Run("sha256:00")], story.As(People.Agent)).Single<ApprovalValidated>();

        right.DryRuns.ShouldHaveSingleItem().Status.ShouldBe(DryRunStatus.Ok);
        right.Warnings.ShouldBeEmpty();
        wrong.DryRuns.ShouldHaveSingleItem().Status.ShouldBe(DryRunStatus.NotRun);
        wrong.Warnings.ShouldBe(["The dry run of a1 (conversation.reply) was not made."]);
        wrong.Failures.ShouldBeEmpty();
    }

    [Fact, Trait("rule", "R6")]
    public void a_missing_risk_text_is_a_warning() =>
        Story
            .Submitted(Drafts.Reply with { Risk = null })
            .It.Validation!.Warnings.ShouldContain("Nothing is said of what could go wrong.");

    [Fact, Trait("rule", "R12")]
    public void repeating_it_does_nothing()
    {
        var story = Story.Submitted();
        story.Submit().ShouldBeNothing();
    }

    [Fact, Trait("rule", "R12")]
    public void only_the_drafter_and_whom_it_acts_for_may()
    {
        Story.Drafted().Submit(People.Anna).ShouldRefuse(ErrorCode.Forbidden);
        Story.Drafted().Submit(People.OtherAgent).ShouldRefuse(ErrorCode.Forbidden);
        Story.Drafted().Submit(People.Olga).ShouldBeAccepted();
    }

    [Fact, Trait("rule", "R12")]
    public void a_stale_draft_is_refused()
    {
        var story = Story.Drafted();
        story.Edit(People.Agent, new(Summary: "Another"));

        story
            .It.Submit(0, [], story.As(People.Agent))
            .ShouldRefuse(ErrorCode.VersionConflict)
            .ShouldBeOfType<VersionConflict>()
            .ShouldSatisfyAllConditions(c => c.Expected.ShouldBe(0), c => c.Actual.ShouldBe(1));
    }

    [Fact, Trait("rule", "R13")]
    public void resubmission_starts_sla_and_expiry_anew()
    {
        var story = Story.Submitted();
        var (due, expires) = (story.It.SlaDueAt, story.It.ExpiresAt);
        story.Wait(Duration.FromMinutes(16)).Fire();
        story.RequestChanges(People.Anna).ShouldBeAccepted();
        story.Wait(Duration.FromHours(1)).Submit().ShouldBeAccepted();

        story.It.Revision.ShouldBe(2);
        story.It.Urgency.ShouldBe(Urgency.Normal);
        story.It.SlaDueAt.ShouldBe(due + Duration.FromMinutes(76));
        story.It.ExpiresAt.ShouldBe(expires + Duration.FromMinutes(76));
    }

    [Fact, Trait("rule", "R6")]
    public void a_reviewer_has_it_checked_again()
    {
        var story = Story.Submitted();
        var run = new DryRun(story.It.Digest, "a1", DryRunStatus.Failed, "No such conversation");

        story.Take(story.It.Validate([run], story.As(People.Anna))).ShouldYield(typeof(ApprovalValidated));
        story.It.Validation!.Passes.ShouldBeTrue();
        story.It.Validation.Warnings.ShouldBe(["The dry run of a1 (conversation.reply) failed."]);
        story.It.Validate([run], story.As(People.Anna)).ShouldBeNothing();
        story.It.Validate([run], story.As(People.Agent)).ShouldRefuse(ErrorCode.Forbidden);
    }
}
